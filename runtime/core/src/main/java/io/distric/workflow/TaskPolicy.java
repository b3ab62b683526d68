package io.distric.workflow;

import io.distric.dsl.ast.Options;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a task runs, from its own options, else the rule action's, else the workflow's defaults.
 *
 * @param timeoutMillis of an attempt; 0: the engine's limit
 * @param retry after a failed attempt
 * @param priority in the ready queue, 0 to 9
 */
record TaskPolicy(long timeoutMillis, Options.Retry retry, int priority) {

  static final int PRIORITIES = 10;

  private static final int PRIORITY = 5;
  private static final long FOREVER = Long.MAX_VALUE / 4;
  private static final Options.Retry ONCE =
      new Options.Retry(1, new Options.Backoff(Duration.ZERO, Duration.ZERO, 100), 0, List.of());

  static TaskPolicy of(Options own, Options run, Options defaults) {
    long timeout =
        first(own.timeout(), run.timeout(), defaults.timeout()).map(TaskPolicy::millis).orElse(0L);
    Options.Retry retry = first(own.retry(), run.retry(), defaults.retry()).orElse(ONCE);
    int priority = first(own.priority(), run.priority(), defaults.priority()).orElse(PRIORITY);
    return new TaskPolicy(timeout, retry, Math.clamp(priority, 0, PRIORITIES - 1));
  }

  /** The instance's time from start to deadline, or {@link Long#MAX_VALUE}. */
  static long deadlineMillis(Options run, Options defaults) {
    return run.deadline().or(defaults::deadline).map(TaskPolicy::millis).orElse(Long.MAX_VALUE);
  }

  /** Whether another attempt may follow a failure with this code. */
  boolean retries(String code) {
    return retry.on().isEmpty() || retry.on().contains(code);
  }

  /**
   * The wait before the next attempt: the undrawn share of the backoff, and of its jitter as much
   * as the entropy says.
   *
   * @param failures attempts that have failed, at least 1
   * @param entropy any number
   */
  long waitMillis(int failures, long entropy) {
    long max = millisOrZero(retry.backoff().max());
    long wait = Math.min(millisOrZero(retry.backoff().first()), max);
    for (int i = 1; i < failures && wait < max && wait > 0; i++) {
      long grown = Mix.scaled(wait, retry.backoff().factorPercent(), 100);
      if (grown == wait) {
        break;
      }
      wait = Math.min(grown, max);
    }
    long drawn = Mix.scaled(wait, retry.jitter(), 1000);
    return wait - drawn + Mix.below(entropy, drawn + 1);
  }

  private static <T> Optional<T> first(Optional<T> own, Optional<T> run, Optional<T> defaults) {
    return own.or(() -> run).or(() -> defaults);
  }

  private static long millis(Duration duration) {
    return Math.max(1, millisOrZero(duration));
  }

  private static long millisOrZero(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    // A duration beyond this is for ever, and must not overflow when it is added to a time.
    return duration.toSeconds() > FOREVER / 1000 ? FOREVER : duration.toMillis();
  }
}
