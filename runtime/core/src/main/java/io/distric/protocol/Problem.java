package io.distric.protocol;

import io.distric.dsl.source.Diagnostic;
import java.util.List;

/**
 * An error as outsiders see it (RFC 9457).
 *
 * @param status HTTP status
 * @param code stable code, {@code DC-nnnn}
 * @param title short, the same for every problem of this code
 * @param detail one sentence: what was tried, what was found, what to do
 * @param pointer JSON pointer or place in the input, else empty
 * @param retryAfterSeconds when to try again; 0: not said
 * @param outcomeUnknown the command may have been accepted: retry with the same key
 * @param diagnostics of a rule text, else empty
 */
public record Problem(
    int status,
    String code,
    String title,
    String detail,
    String pointer,
    int retryAfterSeconds,
    boolean outcomeUnknown,
    List<Diagnostic> diagnostics)
    implements Reply {

  /** Copies the list. */
  public Problem {
    diagnostics = List.copyOf(diagnostics);
  }

  /** A problem with nothing but its code and sentence. */
  public static Problem of(int status, String code, String title, String detail) {
    return new Problem(status, code, title, detail, "", 0, false, List.of());
  }

  /** A problem at a place of the input. */
  public static Problem at(int status, String code, String title, String detail, String pointer) {
    return new Problem(status, code, title, detail, pointer, 0, false, List.of());
  }

  /** A refusal that another try later may not meet. */
  public static Problem retry(int status, String code, String title, String detail, int seconds) {
    return new Problem(status, code, title, detail, "", seconds, false, List.of());
  }
}
