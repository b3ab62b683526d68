package io.distric.workflow;

import io.distric.protocol.DamagedBytesException;
import io.distric.protocol.EngineLimits;
import io.distric.protocol.Entry;
import io.distric.protocol.WireReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link SnapshotWriter} wrote into a new state. For one snapshot. */
final class SnapshotReader {

  private static final int BLOCK_BYTES_MAX = 1 << 30;

  private final InputStream in;
  private final EngineState state;
  private WireReader block = new WireReader(new byte[0]);
  private InstanceReader instances = new InstanceReader(block);

  SnapshotReader(InputStream in, WorkflowLanguage language) {
    this.in = in;
    this.state = new EngineState(language);
  }

  EngineState read() throws IOException {
    try {
      return readState();
    } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new DamagedBytesException("the parts of the snapshot do not fit together: " + e);
    }
  }

  private EngineState readState() throws IOException {
    WireReader header = next();
    readScalars(header);
    int definitions = header.varintIn(0, Integer.MAX_VALUE);
    int open = header.varintIn(0, Integer.MAX_VALUE);
    int keys = header.varintIn(0, DedupWindow.KEYS_MAX);
    header.expectEnd();
    readDefinitions(definitions);
    for (int i = 0; i < open; i++) {
      next();
      admit(instances.read(state.definitions));
    }
    state.ready.sort();
    for (int i = 0; i < keys; i++) {
      state.dedup.restore(next().bytes());
    }
    block.expectEnd();
    return state;
  }

  private void readScalars(WireReader header) {
    if (header.i64() != SnapshotWriter.MAGIC) {
      throw header.damaged("expected a snapshot, but it begins with something else");
    }
    int format = header.u8();
    if (format != SnapshotWriter.FORMAT) {
      throw header.damaged(
          "expected snapshot format " + SnapshotWriter.FORMAT + ", but found " + format);
    }
    state.level = header.varintIn(EngineState.LEVEL_MIN, Integer.MAX_VALUE);
    if (state.level > EngineState.LEVEL_MAX) {
      throw header.damaged(UnknownLevelException.message(state.level));
    }
    state.slots = header.take(EngineState.SLOTS);
    state.limits = EngineLimits.readFrom(header);
    state.index = header.varint();
    state.now = header.signed();
    state.nextSequence = header.varint();
    state.nextPlace = header.varint();
    state.entries = header.varint();
    state.hash = header.i64();
    boolean salted = header.flag();
    state.dedup.clear(header.i64(), salted);
  }

  private void readDefinitions(int count) throws IOException {
    List<DefinitionTable.Kept> kept = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      WireReader reader = next();
      Entry.Definition definition =
          new Entry.Definition(reader.text(), reader.varint(), reader.bytes());
      kept.add(new DefinitionTable.Kept(definition, reader.varint()));
    }
    state.definitions.restore(kept);
  }

  private void admit(InstanceState instance) {
    InstanceHeader header = instance.header;
    DefinitionTable.Use use = state.definitions.get(header.plan.workflow, header.plan.version);
    if (use == null) {
      throw block.damaged("expected the definition of instance '" + header.id() + "'");
    }
    state.definitions.opened(use, use.lastUsed);
    state.put(instance);
    for (int ordinal = 0; ordinal < instance.tasks.length; ordinal++) {
      state.entered(header, ordinal, instance.tasks[ordinal]);
    }
  }

  /** The block with the next record. */
  private WireReader next() throws IOException {
    if (block.remaining() > 0) {
      return block;
    }
    byte[] prefix = in.readNBytes(Integer.BYTES);
    int length = new WireReader(prefix).i32();
    if (length <= 0 || length > BLOCK_BYTES_MAX) {
      throw new DamagedBytesException("expected a block, but its length is " + length);
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new DamagedBytesException(
          "expected a block of " + length + " bytes, but only " + bytes.length + " are there");
    }
    block = new WireReader(bytes);
    instances = new InstanceReader(block);
    return block;
  }
}
