package io.distric.protocol;

import io.distric.dsl.ast.Options;
import java.util.List;

/** Writes commands, with what repeats among them written once. Confined to one thread. */
final class CommandWriter {

  static final int ACCEPT = 1;
  static final int COMPLETE = 2;
  static final int FAIL = 3;
  static final int RELEASE = 4;
  static final int LOSE = 5;
  static final int ADVANCE = 6;
  static final int CANCEL = 7;
  static final int CONFIGURE = 8;
  static final int RAISE_LEVEL = 9;
  static final int ACCEPT_CHANGED = 10;

  private final WireWriter out;
  private final Repeated<String> words = new Repeated<>();
  private final Repeated<Options> options = new Repeated<>();

  /** A position to which the tables can go back. */
  record Mark(int words, int options) {}

  CommandWriter(WireWriter out) {
    this.out = out;
  }

  void clear() {
    reset(new Mark(0, 0));
  }

  Mark mark() {
    return new Mark(words.size(), options.size());
  }

  void reset(Mark mark) {
    words.truncate(mark.words);
    options.truncate(mark.options);
  }

  void write(Command command) {
    switch (command) {
      case Command.AcceptMessage accept -> writeAccept(accept);
      case Command.CompleteTask complete -> writeComplete(complete);
      case Command.FailTask fail -> writeFail(fail);
      case Command.ReleaseTask release -> {
        out.u8(RELEASE);
        out.uuid(release.task());
        out.varint(release.attempt());
      }
      case Command.LoseWorkers lose -> {
        out.u8(LOSE);
        writeWords(lose.sessions());
      }
      case Command.Advance() -> out.u8(ADVANCE);
      case Command.CancelInstance cancel -> {
        out.u8(CANCEL);
        out.uuid(cancel.instance());
        out.text(cancel.reason());
      }
      case Command.Configure(EngineLimits limits) -> {
        out.u8(CONFIGURE);
        limits.writeTo(out);
      }
      case Command.RaiseLevel(int level) -> {
        out.u8(RAISE_LEVEL);
        out.varint(level);
      }
    }
  }

  void tickets(List<Entry.Ticket> tickets) {
    out.varint(tickets.size());
    for (Entry.Ticket ticket : tickets) {
      word(ticket.worker());
      word(ticket.session());
      writeWords(ticket.types());
      out.varint(ticket.places());
    }
  }

  void definitions(List<Entry.Definition> definitions) {
    out.varint(definitions.size());
    for (Entry.Definition definition : definitions) {
      word(definition.workflow());
      out.varint(definition.version());
      out.bytes(definition.source());
    }
  }

  private void writeAccept(Command.AcceptMessage accept) {
    boolean changed = !accept.changes().isNone();
    out.u8(changed ? ACCEPT_CHANGED : ACCEPT);
    word(accept.client());
    out.text(accept.messageId());
    out.i64(accept.bodyHash());
    out.textOrNull(accept.key());
    out.flag(accept.type() != null);
    if (accept.type() != null) {
      word(accept.type());
    }
    out.signed(accept.receivedAt());
    out.varint(accept.catalogVersion());
    writeWords(accept.matched());
    out.bytes(accept.payload());
    if (changed) {
      writeWords(accept.changes().added());
      writeWords(accept.changes().lost());
    }
    out.varint(accept.runs().size());
    for (Command.Run run : accept.runs()) {
      word(run.ruleId());
      word(run.workflow());
      out.varint(run.version());
      out.bytes(run.input());
      options(run.options());
    }
    out.varint(accept.emits().size());
    for (Command.Emit emit : accept.emits()) {
      word(emit.ruleId());
      word(emit.topic());
      out.bytes(emit.data());
    }
  }

  private void writeComplete(Command.CompleteTask complete) {
    out.u8(COMPLETE);
    out.uuid(complete.task());
    out.varint(complete.attempt());
    out.bytes(complete.result());
  }

  private void writeFail(Command.FailTask fail) {
    out.u8(FAIL);
    out.uuid(fail.task());
    out.varint(fail.attempt());
    word(fail.code());
    out.text(fail.message());
    out.flag(fail.retryable());
  }

  private void writeWords(List<String> texts) {
    out.varint(texts.size());
    for (String text : texts) {
      word(text);
    }
  }

  /** 0 and the text, or 1 + the position of the same text. */
  private void word(String text) {
    int known = words.positionOf(text);
    out.varint(known + 1L);
    if (known < 0) {
      out.text(text);
      words.add(text);
    }
  }

  private void options(Options value) {
    if (value.equals(Options.NONE)) {
      out.varint(0);
      return;
    }
    int known = options.positionOf(value);
    out.varint(known + 2L);
    if (known < 0) {
      OptionsCodec.write(out, value);
      options.add(value);
    }
  }
}
