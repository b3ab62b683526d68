package io.distric.task;

import io.distric.protocol.Assignment;
import io.distric.protocol.Command;
import io.distric.task.api.TaskContext;
import io.distric.task.api.TaskOutcome;
import io.distric.task.api.TaskPlugin;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs attempts of tasks on the calling thread. Thread-safe. */
public final class TaskRunner {

  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);
  private static final byte[] NOTHING = {'{', '}'};

  private final TaskRegistry registry;
  private final int resultBytesMax;

  /**
   * Runs what a registry knows.
   *
   * @param registry of task types
   * @param resultBytesMax a longer result fails the task
   */
  public TaskRunner(TaskRegistry registry, int resultBytesMax) {
    this.registry = registry;
    this.resultBytesMax = resultBytesMax;
  }

  /** Whether a type is so cheap that it may run on an event loop. */
  public boolean runsInline(String type) {
    return registry.find(type) instanceof InlineTask;
  }

  /** Runs an attempt to its end and reports; never throws. */
  public Command run(Assignment assignment) {
    TaskPlugin plugin = registry.find(assignment.type());
    if (plugin == null) {
      return failed(
          assignment, "unknown_type", "this worker has no task '" + assignment.type() + "'", false);
    }
    try {
      TaskOutcome outcome = plugin.execute(new Context(assignment));
      Command report = report(assignment, outcome);
      cleanUp(plugin, outcome);
      return report;
    } catch (InterruptedException e) {
      return interrupted(assignment);
    } catch (Throwable e) {
      if (Thread.interrupted()) {
        return interrupted(assignment);
      }
      LOG.warn("task {} of type {} threw", assignment.task(), assignment.type(), e);
      return failed(assignment, "plugin_error", assignment.type() + " threw " + e, true);
    }
  }

  /** What was done is done: a plugin that cannot clean up must not have it done again. */
  private static void cleanUp(TaskPlugin plugin, TaskOutcome outcome) {
    try {
      plugin.cleanup(outcome);
    } catch (Throwable e) {
      LOG.warn("task type {} could not clean up; its outcome stands", plugin.name(), e);
    }
  }

  private Command report(Assignment assignment, TaskOutcome outcome) {
    return switch (outcome) {
      case TaskOutcome.Completed completed -> completed(assignment, completed.output());
      case TaskOutcome.Failed failed ->
          failed(assignment, failed.code(), failed.message(), failed.retryable());
    };
  }

  private Command completed(Assignment assignment, Map<String, ?> output) {
    byte[] result = output.isEmpty() ? NOTHING : PlainJson.write(output);
    if (result.length > resultBytesMax) {
      return failed(
          assignment,
          "result_too_large",
          "the result has " + result.length + " bytes, at most " + resultBytesMax + " are kept",
          false);
    }
    return new Command.CompleteTask(assignment.task(), assignment.attempt(), result);
  }

  private static Command interrupted(Assignment assignment) {
    return failed(assignment, "timeout", "the attempt was ended before it was done", true);
  }

  private static Command failed(
      Assignment assignment, String code, String message, boolean retryable) {
    return new Command.FailTask(assignment.task(), assignment.attempt(), code, message, retryable);
  }

  /** What an attempt sees; the input is read when it asks. */
  private static final class Context implements TaskContext {

    private final Assignment assignment;
    private @Nullable Map<String, Object> input;

    Context(Assignment assignment) {
      this.assignment = assignment;
    }

    @Override
    public String taskId() {
      return assignment.task().toString();
    }

    @Override
    public String instanceId() {
      return assignment.instance().toString();
    }

    @Override
    public String stepId() {
      return assignment.step();
    }

    @Override
    public int attempt() {
      return assignment.attempt();
    }

    @Override
    public String idempotencyKey() {
      return assignment.idempotencyKey();
    }

    @Override
    public Instant deadline() {
      return Instant.ofEpochMilli(assignment.deadline());
    }

    @Override
    public Map<String, Object> input() {
      Map<String, Object> read = input;
      if (read == null) {
        try {
          read = PlainJson.readObject(assignment.input());
        } catch (IOException e) {
          throw new IllegalStateException("the input of an assignment is no JSON object", e);
        }
        input = read;
      }
      return read;
    }
  }
}
