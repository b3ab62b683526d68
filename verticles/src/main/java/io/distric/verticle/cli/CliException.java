package io.distric.verticle.cli;

import io.distric.protocol.ProblemCode;

/** A command that could not do what it was asked; its message is for the person who asked. */
final class CliException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CliException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  static CliException of(ProblemCode code, String sentence) {
    return of(code, sentence, ExitCode.ofStatus(code.status()));
  }

  static CliException of(ProblemCode code, String sentence, int exitCode) {
    return new CliException(code.code() + ": " + sentence, exitCode);
  }

  /** A message that brings its code already. */
  static CliException plain(String message, int exitCode) {
    return new CliException(message, exitCode);
  }

  int exitCode() {
    return exitCode;
  }
}
