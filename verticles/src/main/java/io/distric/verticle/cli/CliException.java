package io.distric.verticle.cli;

import io.distric.protocol.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A command that could not do what it was asked; its message is for the person who asked. */
final class CliException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  @SuppressWarnings("serial") // never serialized
  private final List<JsonObject> diagnostics;

  private CliException(String message, int exitCode, List<JsonObject> diagnostics) {
    super(message);
    this.exitCode = exitCode;
    this.diagnostics = List.copyOf(diagnostics);
  }

  static CliException of(ProblemCode code, String sentence) {
    return of(code, sentence, ExitCode.ofStatus(code.status()));
  }

  /** What was asked for cannot be. */
  static CliException usage(String sentence) {
    return of(ProblemCode.USAGE, sentence, ExitCode.USAGE);
  }

  static CliException of(ProblemCode code, String sentence, int exitCode) {
    return new CliException(code.code() + ": " + sentence, exitCode, List.of());
  }

  /** A message that brings its code already, and what a node said about rule texts. */
  static CliException told(String message, int exitCode, List<JsonObject> diagnostics) {
    return new CliException(message, exitCode, diagnostics);
  }

  /** What is wrong with rule texts, else empty. */
  List<JsonObject> diagnostics() {
    return diagnostics;
  }

  int exitCode() {
    return exitCode;
  }
}
