package io.distric.task.api;

import java.util.Map;

/** How an attempt ended. */
public sealed interface TaskOutcome {

  /**
   * It did its work.
   *
   * @param output the result that later steps see: maps, lists, texts, numbers, booleans, nulls
   */
  record Completed(Map<String, ?> output) implements TaskOutcome {}

  /**
   * It did not.
   *
   * @param code stable, for retry filters: {@code http_5xx}
   * @param message one sentence
   * @param retryable false if another attempt cannot help
   */
  record Failed(String code, String message, boolean retryable) implements TaskOutcome {}

  /** It did its work. */
  static TaskOutcome completed(Map<String, ?> output) {
    return new Completed(output);
  }

  /** It did its work and has nothing to say. */
  static TaskOutcome completed() {
    return new Completed(Map.of());
  }

  /** It failed, and another attempt may help. */
  static TaskOutcome failed(String code, String message) {
    return new Failed(code, message, true);
  }

  /** It failed, and another attempt cannot help. */
  static TaskOutcome rejected(String code, String message) {
    return new Failed(code, message, false);
  }
}
