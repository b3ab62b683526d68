package io.distric.workflow;

import io.distric.protocol.Event;
import io.distric.protocol.Status;

/** What follows when an attempt does not complete. */
final class Attempts {

  static final String TIMEOUT = "timeout";
  static final String WORKER_LOST = "worker_lost";

  private Attempts() {}

  /** The attempt has failed: another follows after a wait, or the task has failed for good. */
  static void failed(InstanceDraft instance, int ordinal, Event.Failure cause, boolean retryable) {
    instance.occasion = cause;
    TaskPolicy policy = instance.header.policy(ordinal);
    TaskState task = instance.task(ordinal);
    int failures = task.failures() + 1;
    int attemptsMax = Math.min(policy.retry().attempts(), instance.turn.limits().attemptsMax());
    if (!retryable || failures >= attemptsMax || !policy.retries(cause.code())) {
      Flow.failed(instance, ordinal, cause);
      return;
    }
    long entropy =
        Mix.mix(instance.turn.seed() ^ instance.header.low, (long) ordinal << 32 | failures);
    long wait = policy.waitMillis(failures, entropy);
    instance.tasks[ordinal] = task.retrying(instance.turn.now() + wait, cause);
    instance.emit(ordinal, Status.PENDING, null, cause);
    if (wait == 0) {
      instance.ready(ordinal);
    }
  }

  /** The worker is gone with the attempt: another follows at once, elsewhere. */
  static void lost(InstanceDraft instance, int ordinal) {
    instance.turnOf = ordinal;
    TaskState task = instance.task(ordinal);
    WorkerRef worker = task.worker();
    String at = worker == null ? "" : worker.worker();
    Event.Failure cause =
        new Event.Failure(
            WORKER_LOST, "worker '" + at + "' was lost during attempt " + task.attempt());
    instance.occasion = cause;
    if (task.redeliveries() >= instance.turn.limits().redeliveriesMax()) {
      Flow.failed(instance, ordinal, cause);
      return;
    }
    instance.tasks[ordinal] = task.redelivered(instance.decision.takePlace(), cause);
    instance.emit(ordinal, Status.PENDING, null, cause);
  }

  /** The worker did not take the attempt: another follows at once, and nothing is counted. */
  static void released(InstanceDraft instance, int ordinal) {
    instance.ready(ordinal);
    instance.emit(ordinal, Status.PENDING, null, null);
  }

  /** Everything of an instance that is due has its turn. */
  static void timersFire(InstanceDraft instance) {
    long now = instance.turn.now();
    if (instance.phase == InstanceState.Phase.MAIN && instance.header.deadline <= now) {
      Event.Failure cause =
          new Event.Failure("deadline", "the instance did not end by its deadline");
      instance.occasion = cause;
      Flow.failInstance(instance, -1, cause);
      return;
    }
    for (int ordinal = 0; ordinal < instance.tasks.length; ordinal++) {
      TaskState task = instance.tasks[ordinal];
      if (instance.finished == null && task != null && task.due() <= now) {
        timerFires(instance, ordinal, task);
      }
    }
  }

  private static void timerFires(InstanceDraft instance, int ordinal, TaskState task) {
    instance.turnOf = ordinal;
    if (task.stage() == TaskState.Stage.WAITING) {
      instance.ready(ordinal);
      return;
    }
    instance.interrupt(ordinal);
    Event.Failure cause =
        new Event.Failure(TIMEOUT, "attempt " + task.attempt() + " did not end in time");
    failed(instance, ordinal, cause, true);
  }
}
