package io.distric.verticle.cli;

/** What the process says to its parent at the end. */
final class ExitCode {

  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int FINDINGS = 3;
  static final int NOT_FOUND = 4;
  static final int CONFLICT = 5;
  static final int NOT_ALLOWED = 6;
  static final int UNAVAILABLE = 7;
  static final int TIMED_OUT = 124;

  private ExitCode() {}

  /** The exit code for a problem's HTTP status. */
  static int ofStatus(int status) {
    return switch (status) {
      case 404 -> NOT_FOUND;
      case 409, 412 -> CONFLICT;
      case 401, 403 -> NOT_ALLOWED;
      case 429, 502, 503 -> UNAVAILABLE;
      case 504 -> TIMED_OUT;
      default -> FAILED;
    };
  }
}
