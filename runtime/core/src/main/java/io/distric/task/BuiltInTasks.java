package io.distric.task;

import io.distric.task.api.TaskContext;
import io.distric.task.api.TaskOutcome;
import io.distric.task.api.TaskPlugin;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The small tasks that every worker has. */
final class BuiltInTasks {

  private BuiltInTasks() {}

  /** {@code core.noop}: does nothing. */
  static final class Noop implements InlineTask {
    @Override
    public String name() {
      return "core.noop";
    }

    @Override
    public TaskOutcome execute(TaskContext context) {
      return NOTHING;
    }
  }

  /** {@code core.echo}: its output is its input. */
  static final class Echo implements InlineTask {
    @Override
    public String name() {
      return "core.echo";
    }

    @Override
    public TaskOutcome execute(TaskContext context) {
      return TaskOutcome.completed(context.input());
    }
  }

  /** {@code core.sleep { duration: 2s }}: completes after a while. */
  static final class Sleep implements TaskPlugin {
    @Override
    public String name() {
      return "core.sleep";
    }

    @Override
    public List<String> validate(Map<String, Object> constants) {
      Object given = constants.get("duration");
      return given == null || TaskDuration.parse(given).isPresent()
          ? List.of()
          : List.of(TaskDuration.fault(given));
    }

    @Override
    public TaskOutcome execute(TaskContext context) throws InterruptedException {
      Object given = context.input().get("duration");
      Duration duration = TaskDuration.parse(given).orElse(null);
      if (duration == null) {
        return TaskOutcome.rejected("bad_input", TaskDuration.fault(given));
      }
      Thread.sleep(duration);
      return NOTHING;
    }
  }

  /**
   * {@code core.fail { code, message, retryable, until_attempt }}: fails, for trying things out.
   */
  static final class Fail implements InlineTask {
    @Override
    public String name() {
      return "core.fail";
    }

    @Override
    public TaskOutcome execute(TaskContext context) {
      Map<String, Object> input = context.input();
      if (input.get("until_attempt") instanceof BigDecimal last
          && BigDecimal.valueOf(context.attempt()).compareTo(last) > 0) {
        return TaskOutcome.completed(Map.of("attempt", context.attempt()));
      }
      String code = text(input.get("code"), "failed");
      String message = text(input.get("message"), "core.fail was asked to fail");
      boolean retryable = !Boolean.FALSE.equals(input.get("retryable"));
      return new TaskOutcome.Failed(code, message, retryable);
    }
  }

  static final TaskOutcome NOTHING = TaskOutcome.completed();

  private static String text(@org.jspecify.annotations.Nullable Object given, String otherwise) {
    return given instanceof String text ? text : otherwise;
  }
}
