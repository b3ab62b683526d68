package io.distric.workflow;

import io.distric.protocol.Event;
import io.distric.protocol.Status;
import org.jspecify.annotations.Nullable;

/** Where an open instance stands. Immutable: views share it with the engine. */
final class InstanceState {

  final long high;
  final long low;
  final InstanceHeader header;
  final Phase phase;

  /** Whether compensation has begun. */
  final boolean compensating;

  /** Why it fails, or null. */
  final Event.@Nullable Failure error;

  /** Ordinal of the task that failed, or -1. */
  final int failedTask;

  /** How many tasks have ended: the next one's position in the order. */
  final int ended;

  /** One for each node of the plan. Never changed. */
  final @Nullable TaskState[] tasks;

  /** What an instance is at. The ordinal is part of the snapshot format: only append. */
  enum Phase {
    /** Its steps. */
    MAIN,
    /** Undoing what completed. */
    COMPENSATION,
    /** The steps for the case of failure. */
    ON_FAILURE
  }

  InstanceState(
      InstanceHeader header,
      Phase phase,
      boolean compensating,
      Event.@Nullable Failure error,
      int failedTask,
      int ended,
      @Nullable TaskState[] tasks) {
    this.high = header.high;
    this.low = header.low;
    this.header = header;
    this.phase = phase;
    this.compensating = compensating;
    this.error = error;
    this.failedTask = failedTask;
    this.ended = ended;
    this.tasks = tasks;
  }

  Status status() {
    return compensating ? Status.COMPENSATING : Status.RUNNING;
  }

  /** When the first of its timers has to fire, or {@link Long#MAX_VALUE}. */
  long due() {
    long due = phase == Phase.MAIN ? header.deadline : Long.MAX_VALUE;
    for (TaskState task : tasks) {
      if (task != null && task.due() < due) {
        due = task.due();
      }
    }
    return due;
  }
}
