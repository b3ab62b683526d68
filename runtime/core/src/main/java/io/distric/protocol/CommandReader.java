package io.distric.protocol;

import io.distric.dsl.ast.Options;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link CommandWriter} wrote. Confined to one thread; for one entry. */
final class CommandReader {

  private final WireReader in;
  private final List<String> words = new ArrayList<>();
  private final List<Options> options = new ArrayList<>();

  CommandReader(WireReader in) {
    this.in = in;
  }

  Command next() {
    int tag = in.u8();
    return switch (tag) {
      case CommandWriter.ACCEPT -> accept(false);
      case CommandWriter.ACCEPT_CHANGED -> accept(true);
      case CommandWriter.COMPLETE -> new Command.CompleteTask(in.uuid(), attempt(), in.bytes());
      case CommandWriter.FAIL ->
          new Command.FailTask(in.uuid(), attempt(), word(), in.text(), in.flag());
      case CommandWriter.RELEASE -> new Command.ReleaseTask(in.uuid(), attempt());
      case CommandWriter.LOSE -> new Command.LoseWorkers(wordList());
      case CommandWriter.ADVANCE -> new Command.Advance();
      case CommandWriter.CANCEL -> new Command.CancelInstance(in.uuid(), in.text());
      case CommandWriter.CONFIGURE -> new Command.Configure(EngineLimits.readFrom(in));
      case CommandWriter.RAISE_LEVEL -> new Command.RaiseLevel(in.varintIn(1, Integer.MAX_VALUE));
      default -> throw in.damaged("expected a command, but found tag " + tag);
    };
  }

  List<Entry.Ticket> tickets() {
    int count = in.count(4);
    List<Entry.Ticket> tickets = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      tickets.add(new Entry.Ticket(word(), word(), wordList(), in.varintIn(0, Integer.MAX_VALUE)));
    }
    return tickets;
  }

  List<Entry.Definition> definitions() {
    int count = in.count(3);
    List<Entry.Definition> definitions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      definitions.add(new Entry.Definition(word(), in.varint(), in.bytes()));
    }
    return definitions;
  }

  private Command.AcceptMessage accept(boolean changed) {
    return new Command.AcceptMessage(
        word(),
        in.text(),
        in.i64(),
        in.textOrNull(),
        in.flag() ? word() : null,
        in.signed(),
        in.varint(),
        wordList(),
        in.bytes(),
        changed ? new FieldChanges(wordList(), wordList()) : FieldChanges.NONE,
        runs(),
        emits());
  }

  private List<Command.Run> runs() {
    int count = in.count(5);
    if (count == 0) {
      return List.of();
    }
    List<Command.Run> runs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      runs.add(new Command.Run(word(), word(), in.varint(), in.bytes(), options()));
    }
    return runs;
  }

  private List<Command.Emit> emits() {
    int count = in.count(3);
    if (count == 0) {
      return List.of();
    }
    List<Command.Emit> emits = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      emits.add(new Command.Emit(word(), word(), in.bytes()));
    }
    return emits;
  }

  private List<String> wordList() {
    int count = in.count(1);
    return switch (count) {
      case 0 -> List.of();
      case 1 -> List.of(word());
      default -> {
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          texts.add(word());
        }
        yield texts;
      }
    };
  }

  private int attempt() {
    return in.varintIn(0, Integer.MAX_VALUE);
  }

  private String word() {
    int reference = in.varintIn(0, words.size());
    if (reference > 0) {
      return words.get(reference - 1);
    }
    String text = in.text();
    words.add(text);
    return text;
  }

  private Options options() {
    int reference = in.varintIn(0, options.size() + 1);
    if (reference == 0) {
      return Options.NONE;
    }
    if (reference > 1) {
      return options.get(reference - 2);
    }
    Options read = OptionsCodec.read(in);
    options.add(read);
    return read;
  }
}
