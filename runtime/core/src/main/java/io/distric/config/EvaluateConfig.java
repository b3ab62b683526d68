package io.distric.config;

import java.time.Duration;

/**
 * How messages are matched. Section {@code evaluate}.
 *
 * @param instances event loops that match
 * @param slice a batch that takes longer yields the event loop
 * @param stalenessMax a batch evaluated on a catalog that was replaced longer ago is evaluated
 *     again
 */
public record EvaluateConfig(
    @Default("1") int instances,
    @Default("1ms") Duration slice,
    @Default("1s") Duration stalenessMax) {

  /** Checks the values. */
  public EvaluateConfig {
    new Constraints()
        .positive("instances", instances)
        .positive("slice", slice)
        .positive("stalenessMax", stalenessMax)
        .verify();
  }
}
