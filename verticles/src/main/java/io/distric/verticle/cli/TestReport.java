package io.distric.verticle.cli;

import io.distric.dsl.ast.Test;
import io.distric.dsl.source.Span;
import io.distric.dsl.testing.Coverage;
import io.distric.dsl.testing.Failure;
import io.distric.dsl.testing.TestOutcome;
import io.distric.protocol.JsonText;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run of tests.
 *
 * @param cases in the order of their files
 * @param coverage what they have tried, if it was asked for
 * @param coverageMin percent that is due
 */
record TestReport(List<Case> cases, Optional<Coverage> coverage, int coverageMin) {

  private static final int GAPS_MAX = 20;

  TestReport {
    cases = List.copyOf(cases);
  }

  /**
   * A test.
   *
   * @param file in which it stands
   * @param outcome what came of it
   * @param nanos how long it took
   */
  record Case(String file, TestOutcome outcome, long nanos) {
    Test test() {
      return outcome.test();
    }

    String place(Span span) {
      return file + ":" + span.line() + ":" + span.column();
    }
  }

  /** Whether every test passed and enough is covered. */
  boolean passed() {
    return failed() == 0 && covers();
  }

  long failed() {
    return cases.stream().filter(one -> !one.outcome().passed()).count();
  }

  private boolean covers() {
    return coverage
        .map(c -> Math.min(c.rulePercent(), c.conditionPercent()) >= coverageMin)
        .orElse(true);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (Case one : cases) {
      boolean passed = one.outcome().passed();
      text.append(passed ? "ok    " : "FAIL  ").append(one.test().name());
      text.append(passed ? "\n" : "  (" + one.place(one.test().span()) + ")\n");
      one.outcome().failures().forEach(failure -> append(text, one, failure));
    }
    text.append("%d tests, %d failed".formatted(cases.size(), failed()));
    coverage.ifPresent(found -> append(text, found));
    return text.toString();
  }

  private static void append(StringBuilder text, Case one, Failure failure) {
    text.append("      ").append(one.place(failure.span())).append(": ");
    text.append(failure.sentence()).append('\n');
    failure.details().forEach(line -> text.append("        ").append(line).append('\n'));
  }

  private void append(StringBuilder text, Coverage found) {
    text.append(
        "\ncoverage: %d %% of the rules (%d of %d), %d %% of the conditions' outcomes (%d of %d)"
            .formatted(
                found.rulePercent(),
                found.rulesMatched(),
                found.rules(),
                found.conditionPercent(),
                found.outcomesSeen(),
                found.outcomes()));
    text.append(covers() ? "" : "; due are " + coverageMin + " %");
    found.gaps().stream()
        .limit(GAPS_MAX)
        .forEach(gap -> text.append("\n  ").append(gap.rule()).append(": ").append(gap.sentence()));
    int more = found.gaps().size() - GAPS_MAX;
    text.append(more > 0 ? "\n  and " + more + " more; -o json shows all" : "");
  }

  String json() {
    JsonText json = new JsonText(1 << 10);
    json.object().name("tests").list();
    for (Case one : cases) {
      json.object().name("name").text(one.test().name()).name("file").text(one.file());
      json.name("line").number(one.test().span().line());
      json.name("status").text(one.outcome().passed() ? "passed" : "failed");
      json.name("failures").list();
      for (Failure failure : one.outcome().failures()) {
        json.object().name("line").number(failure.span().line());
        json.name("column").number(failure.span().column());
        json.name("message").text(failure.sentence()).name("details").list();
        failure.details().forEach(json::text);
        json.endList().endObject();
      }
      json.endList().endObject();
    }
    json.endList().name("passed").number(cases.size() - failed());
    json.name("failed").number(failed());
    coverage.ifPresent(found -> append(json, found));
    return json.endObject().toString();
  }

  private void append(JsonText json, Coverage found) {
    json.name("coverage").object().name("due_percent").number(coverageMin);
    json.name("rules").object().name("total").number(found.rules());
    json.name("matched").number(found.rulesMatched());
    json.name("percent").number(found.rulePercent()).endObject();
    json.name("conditions").object().name("outcomes").number(found.outcomes());
    json.name("seen").number(found.outcomesSeen());
    json.name("percent").number(found.conditionPercent()).endObject();
    json.name("gaps").list();
    for (Coverage.Gap gap : found.gaps()) {
      json.object().name("rule_id").text(gap.rule());
      json.name("message").text(gap.sentence()).endObject();
    }
    json.endList().endObject();
  }
}
