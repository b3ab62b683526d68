package io.distric.config;

/**
 * Logs and metrics. Section {@code telemetry}.
 *
 * @param logLevel {@code error}, {@code warn}, {@code info}, {@code debug}
 * @param logFormat {@code json} or {@code text}
 * @param logFile file to log to; empty: standard error
 */
public record TelemetryConfig(
    @Default("info") String logLevel,
    @Default("json") String logFormat,
    @Default("") String logFile) {

  /** Checks the values. */
  public TelemetryConfig {
    new Constraints()
        .oneOf("logLevel", logLevel, "error", "warn", "info", "debug")
        .oneOf("logFormat", logFormat, "json", "text")
        .verify();
  }
}
