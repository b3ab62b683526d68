package io.distric.workflow;

import io.distric.protocol.EngineLimits;
import io.distric.protocol.InstanceRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The state after some entry. Everything that it refers to is immutable or only appended to. */
final class EngineView implements StateView {

  final Scalars scalars;
  final List<DefinitionTable.Kept> definitions;
  final DedupLog.Records dedup;
  private final @Nullable InstanceState[] table;
  private final int open;

  /**
   * The small parts of the state.
   *
   * @param level engine level
   * @param slots partition of each slot
   * @param limits in force
   * @param index of the last entry
   * @param now engine time
   * @param nextSequence number of the next instance
   * @param nextPlace next place in the ready queue
   * @param entries applied
   * @param hash of all that they came to
   * @param salted whether there is a salt
   * @param salt of the dedup window
   * @param instances how many
   * @param dedupKeys how many
   */
  record Scalars(
      int level,
      byte[] slots,
      EngineLimits limits,
      long index,
      long now,
      long nextSequence,
      long nextPlace,
      long entries,
      long hash,
      boolean salted,
      long salt,
      int instances,
      int dedupKeys) {}

  private EngineView(EngineState state) {
    this.scalars =
        new Scalars(
            state.level,
            state.slots,
            state.limits,
            state.index,
            state.now,
            state.nextSequence,
            state.nextPlace,
            state.entries,
            state.hash,
            state.dedup.salted(),
            state.dedup.salt(),
            state.instances.size(),
            state.dedup.keys());
    this.definitions = state.definitions.kept();
    this.dedup = state.dedup.records();
    this.table = state.instances.copy();
    this.open = state.instances.size();
  }

  static EngineView of(EngineState state) {
    return new EngineView(state);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    new SnapshotWriter(out).write(this);
  }

  @Override
  public int openInstances() {
    return open;
  }

  @Override
  public long index() {
    return scalars.index;
  }

  @Override
  public Optional<InstanceRecord> find(UUID instance) {
    return Optional.ofNullable(
            InstanceTable.find(
                table, instance.getMostSignificantBits(), instance.getLeastSignificantBits()))
        .map(InstanceRecords::of);
  }

  @Override
  public List<InstanceRecord> newest(Predicate<InstanceRecord> filter, int limit) {
    List<InstanceState> newestFirst = inOrder().reversed();
    List<InstanceRecord> found = new ArrayList<>();
    for (InstanceState state : newestFirst) {
      if (found.size() >= limit) {
        break;
      }
      InstanceRecord record = InstanceRecords.of(state);
      if (filter.test(record)) {
        found.add(record);
      }
    }
    return found;
  }

  /** In the order of creation. */
  List<InstanceState> inOrder() {
    List<InstanceState> states =
        new ArrayList<>(Arrays.stream(table).filter(Objects::nonNull).toList());
    states.sort(Comparator.comparingLong(state -> state.header.sequence));
    return states;
  }
}
