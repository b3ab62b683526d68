package io.distric.protocol;

import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Problems and diagnostics on the wire: {@code application/problem+json}. */
public final class ProblemJson {

  /** The media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * Diagnostics of one answer, errors before warnings. A change of what rules share can break all
   * of a large catalog, and would be answered with more than the catalog.
   */
  static final int DIAGNOSTICS_MAX = 1000;

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
      diagnostics(out, problem.diagnostics());
    }
    out.endObject();
  }

  private static void diagnostics(JsonText out, List<Diagnostic> all) {
    List<Diagnostic> told = all;
    if (all.size() > DIAGNOSTICS_MAX) {
      // Sorting is stable: each kind stays in the order of the files.
      told =
          all.stream()
              .sorted(Comparator.comparing(it -> it.severity() != Severity.ERROR))
              .limit(DIAGNOSTICS_MAX)
              .toList();
    }
    out.name("diagnostics").list();
    told.forEach(diagnostic -> write(out, diagnostic));
    out.endList();
    if (told.size() < all.size()) {
      out.name("diagnostics_left_out").number(all.size() - told.size());
    }
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
