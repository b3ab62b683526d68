package io.distric.protocol;

import io.distric.dsl.source.Diagnostic;
import java.util.Locale;

/** Problems and diagnostics on the wire: {@code application/problem+json}. */
public final class ProblemJson {

  /** The media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private ProblemJson() {}

  /**
   * Writes a problem.
   *
   * @param out takes it
   * @param problem what is wrong
   * @param instance what it happened to, mostly the path of the request
   */
  public static void write(JsonText out, Problem problem, String instance) {
    out.object();
    out.name("type").text("urn:distric:problem:" + problem.code());
    out.name("title").text(problem.title());
    out.name("status").number(problem.status());
    out.name("detail").text(problem.detail());
    out.name("code").text(problem.code());
    out.name("instance").text(instance);
    if (!problem.pointer().isEmpty()) {
      out.name("pointer").text(problem.pointer());
    }
    if (problem.retryAfterSeconds() > 0) {
      out.name("retry_after").number(problem.retryAfterSeconds());
    }
    if (problem.outcomeUnknown()) {
      out.name("outcome").text("unknown");
    }
    if (!problem.diagnostics().isEmpty()) {
      out.name("diagnostics").list();
      problem.diagnostics().forEach(diagnostic -> write(out, diagnostic));
      out.endList();
    }
    out.endObject();
  }

  /** The whole body of an answer. */
  public static byte[] bytes(Problem problem, String instance) {
    JsonText out = new JsonText(512);
    write(out, problem, instance);
    return out.toBytes();
  }

  /** Writes one diagnostic. */
  public static void write(JsonText out, Diagnostic diagnostic) {
    out.object();
    out.name("code").text(diagnostic.code());
    out.name("severity").text(diagnostic.severity().name().toLowerCase(Locale.ROOT));
    out.name("message").text(diagnostic.message());
    out.name("file").text(diagnostic.file());
    out.name("line").number(diagnostic.span().line());
    out.name("column").number(diagnostic.span().column());
    out.name("pointer").text(diagnostic.pointer());
    out.name("hint").text(diagnostic.hint());
    out.endObject();
  }
}
