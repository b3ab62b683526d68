package io.distric.workflow;

import io.distric.protocol.Event;
import io.distric.protocol.Status;
import org.jspecify.annotations.Nullable;

/**
 * Where a task stands; a task that nothing has happened to has none. Immutable.
 *
 * @param stage where it stands
 * @param attempt the current or last, 0: none yet
 * @param failures attempts that have failed
 * @param redeliveries attempts that lost their worker
 * @param order position among the ended tasks of its instance, from 1; 0: not ended
 * @param branch that a choice has taken
 * @param mark ready: its place in the queue; waiting: when it is ready; running: when its attempt
 *     times out
 * @param worker last assigned, or null
 * @param startedAt of the last attempt, 0: none yet
 * @param completedAt 0: not yet
 * @param result JSON, or null
 * @param error of the last failure, or null
 */
record TaskState(
    Stage stage,
    int attempt,
    int failures,
    int redeliveries,
    int order,
    int branch,
    long mark,
    @Nullable WorkerRef worker,
    long startedAt,
    long completedAt,
    byte @Nullable [] result,
    Event.@Nullable Failure error) {

  private static final TaskState NEW =
      new TaskState(Stage.WAITING, 0, 0, 0, 0, 0, 0, null, 0, 0, null, null);

  /** Where a task stands. The ordinal is part of the snapshot format: only append. */
  enum Stage {
    /** In the ready queue. */
    READY(Status.PENDING),
    /** For the next attempt's time. */
    WAITING(Status.PENDING),
    /** At a worker. */
    RUNNING(Status.RUNNING),
    /** Ended well. */
    COMPLETED(Status.COMPLETED),
    /** Ended badly, for good. */
    FAILED(Status.FAILED),
    /** Will not run because its instance ends. */
    CANCELLED(Status.CANCELLED),
    /** Its condition did not hold. */
    SKIPPED(Status.SKIPPED);

    final Status status;

    Stage(Status status) {
      this.status = status;
    }

    boolean ended() {
      return status.terminal();
    }
  }

  /** When a timer has to fire for it, or {@link Long#MAX_VALUE}. */
  long due() {
    return stage == Stage.RUNNING || stage == Stage.WAITING ? mark : Long.MAX_VALUE;
  }

  static TaskState ready(@Nullable TaskState before, long place) {
    TaskState task = before == null ? NEW : before;
    return task.at(Stage.READY, place);
  }

  static TaskState skipped(int order, long now) {
    return NEW.ended(Stage.SKIPPED, order, now, 0, null, null);
  }

  static TaskState chosen(int order, int branch, long now, byte @Nullable [] result) {
    return NEW.ended(Stage.COMPLETED, order, now, branch, result, null);
  }

  static TaskState cancelled(@Nullable TaskState before, int order, long now) {
    TaskState task = before == null ? NEW : before;
    return task.ended(Stage.CANCELLED, order, now, 0, null, task.error);
  }

  TaskState running(WorkerRef at, long now, long timesOut) {
    return new TaskState(
        Stage.RUNNING,
        attempt + 1,
        failures,
        redeliveries,
        0,
        0,
        timesOut,
        at,
        now,
        0,
        null,
        error);
  }

  TaskState completed(int place, long now, byte[] output) {
    return ended(Stage.COMPLETED, place, now, 0, output, null);
  }

  TaskState failed(int place, long now, Event.Failure cause) {
    return ended(Stage.FAILED, place, now, 0, null, cause);
  }

  /** The attempt has failed, and the next is due later. */
  TaskState retrying(long at, Event.Failure cause) {
    return new TaskState(
        Stage.WAITING,
        attempt,
        failures + 1,
        redeliveries,
        0,
        0,
        at,
        worker,
        startedAt,
        0,
        null,
        cause);
  }

  /** The attempt has lost its worker; it counts as none of the failed ones. */
  TaskState redelivered(long place, Event.Failure cause) {
    return new TaskState(
        Stage.READY,
        attempt,
        failures,
        redeliveries + 1,
        0,
        0,
        place,
        worker,
        startedAt,
        0,
        null,
        cause);
  }

  private TaskState at(Stage next, long nextMark) {
    return new TaskState(
        next, attempt, failures, redeliveries, 0, 0, nextMark, worker, startedAt, 0, null, error);
  }

  private TaskState ended(
      Stage end,
      int place,
      long now,
      int taken,
      byte @Nullable [] output,
      Event.@Nullable Failure cause) {
    return new TaskState(
        end,
        attempt,
        failures,
        redeliveries,
        place,
        taken,
        0,
        worker,
        startedAt,
        now,
        output,
        cause);
  }
}
