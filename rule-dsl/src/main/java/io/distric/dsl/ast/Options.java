package io.distric.dsl.ast;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a task, or a workflow's tasks, are to run. What is empty is governed by the next level: the
 * task's own, else the rule action's, else the workflow's {@code defaults}, else the configuration.
 *
 * @param timeout for one attempt
 * @param retry after a failed attempt
 * @param priority in the ready queue, 0 to 9, higher first
 * @param deadline for the whole instance
 * @param affinity key by which related tasks prefer one worker
 * @param idempotencyKey names the effect towards outside systems
 * @param more options that this release keeps and does not act on ({@code isolation}, {@code
 *     limits}, {@code locality} …), in order
 */
public record Options(
    Optional<Duration> timeout,
    Optional<Retry> retry,
    Optional<Integer> priority,
    Optional<Duration> deadline,
    Optional<Expr> affinity,
    Optional<Expr> idempotencyKey,
    List<Expr.Entry> more) {

  /** Says nothing. */
  public static final Options NONE =
      new Options(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  /** Copies the list. */
  public Options {
    more = List.copyOf(more);
  }

  /**
   * When to try again.
   *
   * @param attempts in all, the first included, at least 1
   * @param backoff how long to wait
   * @param jitter share of the wait that is drawn at random, 0 to 1, in thousandths (0 to 1000)
   * @param on error codes that are tried again; empty: all
   */
  public record Retry(int attempts, Backoff backoff, int jitter, List<String> on) {

    /** As often as said, waiting as long as the language says where its author does not. */
    public static Retry of(int attempts) {
      Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 200);
      return new Retry(attempts, backoff, 200, List.of());
    }

    /** Copies the list. */
    public Retry {
      on = List.copyOf(on);
    }
  }

  /**
   * The wait before attempt n + 1: {@code first * factor^(n-1)}, at most {@code max}.
   *
   * @param first before the second attempt
   * @param max the longest
   * @param factorPercent growth in percent: 200 doubles, 100 is a fixed delay
   */
  public record Backoff(Duration first, Duration max, int factorPercent) {}
}
