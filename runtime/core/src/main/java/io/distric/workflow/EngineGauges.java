package io.distric.workflow;

import io.distric.protocol.EngineLimits;
import java.util.SortedSet;

/**
 * How a partition stands after an entry. Immutable; any thread.
 *
 * @param index of the entry
 * @param now engine time, milliseconds since the epoch
 * @param openInstances not ended
 * @param readyTasks that wait for a worker's place
 * @param runningTasks at workers
 * @param runningSessions boots of workers at which tasks run
 * @param nextTimer when the first timer is due; {@link Long#MAX_VALUE}: none
 * @param definitions known
 * @param dedupKeys remembered
 * @param dedupBytes that they take
 * @param dedupOldest engine time of the oldest; {@link Long#MAX_VALUE}: none
 * @param level engine level
 * @param limits in force
 * @param entries applied
 * @param hash of all that they came to: replicas that applied equally many agree on it
 */
public record EngineGauges(
    long index,
    long now,
    int openInstances,
    int readyTasks,
    int runningTasks,
    SortedSet<String> runningSessions,
    long nextTimer,
    int definitions,
    int dedupKeys,
    long dedupBytes,
    long dedupOldest,
    int level,
    EngineLimits limits,
    long entries,
    long hash) {

  static EngineGauges of(EngineState state) {
    return new EngineGauges(
        state.index,
        state.now,
        state.instances.size(),
        state.ready.size(),
        state.sessions.running(),
        state.sessions.names(),
        state.timers.next(),
        state.definitions.size(),
        state.dedup.keys(),
        state.dedup.bytes(),
        state.dedup.oldest(),
        state.level,
        state.limits,
        state.entries,
        state.hash);
  }
}
