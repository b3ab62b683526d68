package io.distric.workflow;

import io.distric.dsl.ast.Options;
import io.distric.protocol.Event;
import io.distric.protocol.OptionsCodec;
import io.distric.protocol.Repeated;
import io.distric.protocol.WireWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a view: blocks with their length, first one with the scalars and counts, then definitions,
 * instances in the order of creation, and the dedup window. Ready queue and timers follow from the
 * instances. For one snapshot; any thread.
 */
@SuppressWarnings("EnumOrdinal") // the ordinals are the format: stages are only appended
final class SnapshotWriter {

  /** The first bytes of a snapshot: "DistriC" and a zero. */
  static final long MAGIC = 0x4469_7374_7269_4300L;

  static final int FORMAT = 1;

  private static final int BLOCK_BYTES = 1 << 16;

  private final OutputStream out;
  private final WireWriter block = new WireWriter(BLOCK_BYTES * 2);
  private final Repeated<String> words = new Repeated<>();
  private final Repeated<WorkerRef> workers = new Repeated<>();
  private final Repeated<Options> options = new Repeated<>();

  SnapshotWriter(OutputStream out) {
    this.out = out;
  }

  void write(EngineView view) throws IOException {
    writeScalars(view.scalars, view.definitions.size());
    flush();
    for (DefinitionTable.Kept kept : view.definitions) {
      block.text(kept.definition().workflow());
      block.varint(kept.definition().version());
      block.bytes(kept.definition().source());
      block.varint(kept.lastUsed());
      flushIfFull();
    }
    flush();
    for (InstanceState state : view.inOrder()) {
      writeInstance(state);
      flushIfFull();
    }
    flush();
    try {
      view.dedup.forEach(this::writeDedup);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    flush();
  }

  private void writeScalars(EngineView.Scalars scalars, int definitions) {
    block.i64(MAGIC);
    block.u8(FORMAT);
    block.varint(scalars.level());
    block.raw(scalars.slots(), 0, EngineState.SLOTS);
    scalars.limits().writeTo(block);
    block.varint(scalars.index());
    block.signed(scalars.now());
    block.varint(scalars.nextSequence());
    block.varint(scalars.nextPlace());
    block.varint(scalars.entries());
    block.i64(scalars.hash());
    block.flag(scalars.salted());
    block.i64(scalars.salt());
    block.varint(definitions);
    block.varint(scalars.instances());
    block.varint(scalars.dedupKeys());
  }

  private void writeInstance(InstanceState state) {
    InstanceHeader header = state.header;
    block.uuid(header.id());
    block.varint(header.sequence);
    word(header.plan.workflow);
    block.varint(header.plan.version);
    block.text(header.messageId);
    word(header.ruleId);
    block.bytes(header.input);
    block.bytesOrNull(header.message);
    options(header.options.options());
    block.textOrNull(header.idempotencyKey);
    block.signed(header.receivedAt);
    block.signed(header.createdAt);
    block.signed(header.deadline);
    block.u8(state.phase.ordinal());
    block.flag(state.compensating);
    failure(state.error);
    block.signed(state.failedTask);
    block.varint(state.ended);
    block.varint(state.tasks.length);
    for (TaskState task : state.tasks) {
      writeTask(task);
    }
  }

  private void writeTask(@Nullable TaskState task) {
    if (task == null) {
      block.u8(0);
      return;
    }
    block.u8(task.stage().ordinal() + 1);
    block.varint(task.attempt());
    block.varint(task.failures());
    block.varint(task.redeliveries());
    block.varint(task.order());
    block.varint(task.branch());
    block.signed(task.mark());
    worker(task.worker());
    block.signed(task.startedAt());
    block.signed(task.completedAt());
    block.bytesOrNull(task.result());
    failure(task.error());
  }

  private void writeDedup(byte[] bytes, int offset) {
    block.bytes(DedupLog.copy(bytes, offset));
    try {
      flushIfFull();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void failure(Event.@Nullable Failure failure) {
    block.flag(failure != null);
    if (failure != null) {
      word(failure.code());
      block.text(failure.message());
    }
  }

  private void word(String text) {
    int known = words.positionOf(text);
    block.varint(known + 1L);
    if (known < 0) {
      block.text(text);
      words.add(text);
    }
  }

  /** 0: none, 1: a new one follows, else 2 + its position. */
  private void worker(@Nullable WorkerRef worker) {
    if (worker == null) {
      block.varint(0);
      return;
    }
    int known = workers.positionOf(worker);
    block.varint(known + 2L);
    if (known < 0) {
      block.text(worker.worker());
      block.text(worker.session());
      workers.add(worker);
    }
  }

  private void options(Options value) {
    int known = options.positionOf(value);
    block.varint(known + 1L);
    if (known < 0) {
      OptionsCodec.write(block, value);
      options.add(value);
    }
  }

  private void flushIfFull() throws IOException {
    if (block.size() >= BLOCK_BYTES) {
      flush();
    }
  }

  /** What is written once is written once for each block, so that a block can be read alone. */
  private void flush() throws IOException {
    int size = block.size();
    if (size == 0) {
      return;
    }
    WireWriter length = new WireWriter(4);
    length.i32(size);
    out.write(length.buffer(), 0, length.size());
    out.write(block.buffer(), 0, size);
    block.clear();
    words.truncate(0);
    workers.truncate(0);
    options.truncate(0);
  }
}
