package io.distric.workflow;

import io.distric.protocol.Command;
import io.distric.protocol.EngineLimits;
import io.distric.protocol.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The workflow engine of one partition: a deterministic state machine over log entries. Confined to
 * the apply thread; the methods that say so can be called by any thread.
 *
 * <p>Each command is decided on the state as it is, without changing it; then the decision is
 * applied. A decision that fails for a fault of our own is a {@link Outcome.Rejection}, on every
 * replica alike, and leaves the state as it was; where an instance could not go on without it, the
 * instance fails.
 */
public final class PartitionEngine {

  /** The highest engine level that this release can decide by. A new partition begins lower. */
  public static final int LEVEL_MAX = EngineState.LEVEL_MAX;

  private final int partition;
  private final WorkflowLanguage language;
  private volatile EngineState state;
  private volatile EngineGauges gauges;
  private @Nullable EngineView lastView;

  /**
   * An empty partition.
   *
   * @param partition its number
   * @param language reads definitions and compiles their expressions
   */
  public PartitionEngine(int partition, WorkflowLanguage language) {
    this.partition = partition;
    this.language = language;
    this.state = new EngineState(language);
    Arrays.fill(state.slots, (byte) partition);
    this.gauges = EngineGauges.of(state);
  }

  /**
   * Applies an entry. Total: throws for nothing that an entry holds, but for a level that is not
   * known here: what follows it would be decided by rules that this release does not have.
   *
   * @param index of the entry, higher than that of the last
   * @param entry as decoded
   * @throws UnknownLevelException where the entry raises the level higher than {@link #LEVEL_MAX};
   *     the state is as it was
   */
  public Applied apply(long index, Entry entry) {
    requireKnownLevel(entry);
    Applied applied = new EntryTurn(partition, language, state, index, entry).run();
    lastView = null;
    gauges = EngineGauges.of(state);
    return applied;
  }

  private static void requireKnownLevel(Entry entry) {
    for (Command command : entry.commands()) {
      if (command instanceof Command.RaiseLevel(int level) && level > LEVEL_MAX) {
        throw new UnknownLevelException(level);
      }
    }
  }

  /** A view of the state, taken in about a millisecond. */
  public StateView view() {
    EngineView known = lastView;
    if (known == null) {
      known = EngineView.of(state);
      lastView = known;
    }
    return known;
  }

  /**
   * Replaces the state by what {@link StateView#writeTo} wrote.
   *
   * @throws io.distric.protocol.DamagedBytesException where the bytes are no snapshot; the state is
   *     as it was
   */
  public void restore(InputStream in) throws IOException {
    state = new SnapshotReader(in, language).read();
    lastView = null;
    gauges = EngineGauges.of(state);
  }

  /** How it stands after the last entry. Any thread. */
  public EngineGauges gauges() {
    return gauges;
  }

  /** When the first timer is due, in engine time; {@link Long#MAX_VALUE}: none. Any thread. */
  public long nextTimer() {
    return gauges.nextTimer();
  }

  /** How many instances are open. Any thread. */
  public int openInstances() {
    return gauges.openInstances();
  }

  /** How many tasks wait for a worker's place. Any thread. */
  public int readyTasks() {
    return gauges.readyTasks();
  }

  /**
   * Engine time of the oldest key in the dedup window; {@link Long#MAX_VALUE}: none. Any thread.
   */
  public long dedupOldest() {
    return gauges.dedupOldest();
  }

  /** Boots of workers at which tasks run; sorted, never changed. Any thread. */
  public SortedSet<String> runningSessions() {
    return gauges.runningSessions();
  }

  /** The limits in force. Any thread. */
  public EngineLimits limits() {
    return gauges.limits();
  }

  /** Whether a definition is there, so that an entry need not bring it. Any thread. */
  public boolean hasDefinition(String workflow, long version) {
    return state.definitions.has(workflow, version);
  }
}
