package io.distric.workflow;

import io.distric.protocol.Command;
import io.distric.protocol.Event;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes what attempts came to. Only the running attempt counts: an older one comes too late. */
final class ReportProcessor {

  private static final String RESULT_TOO_LARGE = "result_too_large";

  private final EngineState state;

  ReportProcessor(EngineState state) {
    this.state = state;
  }

  void decide(Decision decision, Command.CompleteTask report) {
    InstanceDraft instance = running(decision, "complete", report.task(), report.attempt());
    if (instance == null) {
      return;
    }
    int ordinal = InstanceIds.ordinalOf(report.task());
    int bytesMax = decision.turn.limits().resultBytesMax();
    if (report.result().length > bytesMax) {
      String message =
          "expected a result of at most "
              + bytesMax
              + " bytes, but it has "
              + report.result().length;
      Attempts.failed(instance, ordinal, new Event.Failure(RESULT_TOO_LARGE, message), false);
      return;
    }
    Flow.completed(instance, ordinal, report.result());
  }

  void decide(Decision decision, Command.FailTask report) {
    InstanceDraft instance = running(decision, "fail", report.task(), report.attempt());
    if (instance != null) {
      Event.Failure cause = new Event.Failure(report.code(), report.message());
      int ordinal = InstanceIds.ordinalOf(report.task());
      Attempts.failed(instance, ordinal, cause, report.retryable());
    }
  }

  void decide(Decision decision, Command.ReleaseTask report) {
    InstanceDraft instance = running(decision, "release", report.task(), report.attempt());
    if (instance != null) {
      Attempts.released(instance, InstanceIds.ordinalOf(report.task()));
    }
  }

  /** The instance, if the attempt runs; else null, and the outcome says why not. */
  private @Nullable InstanceDraft running(Decision decision, String verb, UUID task, int attempt) {
    InstanceState instance =
        state.instances.get(task.getMostSignificantBits(), InstanceIds.instanceLow(task));
    int ordinal = InstanceIds.ordinalOf(task);
    TaskState known =
        instance == null || ordinal < 0 || ordinal >= instance.tasks.length
            ? null
            : instance.tasks[ordinal];
    if (instance == null || known == null) {
      decision.rejected(
          Outcome.Reason.NOT_FOUND,
          "expected to "
              + verb
              + " task '"
              + task
              + "', but no open instance has it; drop this report");
      return null;
    }
    if (known.stage() != TaskState.Stage.RUNNING || known.attempt() != attempt) {
      decision.rejected(
          Outcome.Reason.STALE_ATTEMPT,
          "expected to "
              + verb
              + " attempt "
              + attempt
              + " of task '"
              + task
              + "', but it is "
              + known.stage().status.word()
              + " at attempt "
              + known.attempt()
              + "; drop this report");
      return null;
    }
    return decision.draft(instance);
  }
}
