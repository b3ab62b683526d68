package io.distric.dsl.testing;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Test;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.print.ExpressionPrinter;
import io.distric.dsl.source.Span;
import io.distric.dsl.testing.Observation.Sent;
import io.distric.dsl.value.Comparison;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Holds what was seen against what a test expects. */
final class Judge {

  private static final int SHOWN_MAX = 20;

  private final Probes probes;
  private final List<Observation> seen;
  private final long now;
  private final Reasons reasons;
  private final Endings endings;
  private final List<Failure> failures = new ArrayList<>();

  Judge(Probes probes, List<Observation> seen, long now, Reasons reasons, Endings endings) {
    this.probes = probes;
    this.seen = seen;
    this.now = now;
    this.reasons = reasons;
    this.endings = endings;
  }

  List<Failure> failures(List<Test.Expectation> expectations) {
    for (Test.Expectation expectation : expectations) {
      try {
        judge(expectation);
      } catch (MalformedMessage e) {
        throw new IllegalStateException("a message that was read once can be read again", e);
      }
    }
    return failures;
  }

  private void judge(Test.Expectation expectation) throws MalformedMessage {
    switch (expectation) {
      case Test.Expectation.Match(List<String> rules, Span span) ->
          rules.forEach(rule -> match(rule, span));
      case Test.Expectation.NoMatch(List<String> rules, Span span) -> noMatch(rules, span);
      case Test.Expectation.Run run ->
          sent("workflow", run.workflow(), run, keys(run.params()), Observation::runs);
      case Test.Expectation.Emit emit ->
          sent("event", emit.topic(), emit, keys(emit.data()), Observation::emits);
      case Test.Expectation.Ended ended -> endings.judge(ended).ifPresent(failures::add);
      case Test.Expectation.Holds holds -> holds(holds);
    }
  }

  private void match(String rule, Span span) {
    if (seen.stream().noneMatch(one -> one.matched().contains(rule))) {
      List<String> details = new ArrayList<>();
      for (Observation one : seen) {
        details.addAll(reasons.why(rule, one, now));
      }
      failures.add(
          new Failure(
              span, "expected rule '" + rule + "' to match; matched " + matched(), details));
    }
  }

  private void noMatch(List<String> rules, Span span) {
    for (Observation one : seen) {
      for (String rule : one.matched()) {
        if (rules.isEmpty() || rules.contains(rule)) {
          String due = rules.isEmpty() ? "no rule" : "rule '" + rule + "' not";
          failures.add(
              new Failure(
                  span,
                  "expected " + due + " to match; matched " + matched(),
                  reasons.why(rule, one, now)));
          return;
        }
      }
    }
  }

  private String matched() {
    List<String> all =
        seen.stream().flatMap(one -> one.matched().stream()).distinct().limit(SHOWN_MAX).toList();
    return all.isEmpty() ? "no rule" : "are: " + String.join(", ", all);
  }

  private void sent(
      String what,
      String name,
      Test.Expectation expectation,
      List<String> keys,
      java.util.function.Function<Observation, List<Sent>> sent)
      throws MalformedMessage {
    List<String> nearest = null;
    List<String> others = new ArrayList<>();
    for (Observation one : seen) {
      Value.Fields expected = probes.expected(expectation, one.after(), now, one.type());
      for (Sent candidate : sent.apply(one)) {
        if (!candidate.name().equals(name)) {
          others.add(candidate.name());
          continue;
        }
        List<String> differences = differences(keys, expected, candidate.data());
        if (differences.isEmpty()) {
          return;
        }
        nearest = nearest == null || differences.size() < nearest.size() ? differences : nearest;
      }
    }
    String verb = what.equals("event") ? " to be published" : " to be run";
    if (nearest != null) {
      failures.add(
          new Failure(
              expectation.span(),
              "expected %s '%s'%s with other values".formatted(what, name, verb),
              nearest));
      return;
    }
    String found =
        others.isEmpty()
            ? "there was none; matched " + matched()
            : "there were only: "
                + others.stream().distinct().limit(SHOWN_MAX).collect(Collectors.joining(", "));
    failures.add(
        new Failure(
            expectation.span(),
            "expected %s '%s'%s; %s".formatted(what, name, verb, found),
            List.of()));
  }

  /** The keys whose values differ, a line each. */
  static List<String> differences(List<String> keys, Value.Fields expected, Value.Fields actual) {
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      Value due = field(expected, key);
      Value found = field(actual, key);
      boolean same =
          due == Value.Null.NULL
              ? found == Value.Null.NULL
              : Comparison.equal(due, found) == Truth.TRUE;
      if (!same) {
        differences.add(key + ": expected " + shown(due) + ", found " + shown(found));
      }
    }
    return differences;
  }

  private static Value field(Value.Fields fields, String key) {
    return fields.fields().getOrDefault(key, Value.Missing.MISSING);
  }

  /** The names of entries. */
  static List<String> keys(List<Expr.Entry> entries) {
    return entries.stream().map(Expr.Entry::key).toList();
  }

  private void holds(Test.Expectation.Holds holds) throws MalformedMessage {
    if (seen.isEmpty()) {
      failures.add(
          new Failure(
              holds.span(),
              "there is no message to ask " + ExpressionPrinter.print(holds.condition()),
              List.of("add given")));
      return;
    }
    Observation last = seen.getLast();
    if (!probes.holds(holds, last.after(), now, last.type())) {
      failures.add(
          new Failure(
              holds.span(),
              "expected " + ExpressionPrinter.print(holds.condition()),
              reasons.ofProbe(probes, holds, last, now)));
    }
  }

  /** A value as JSON. */
  static String shown(Value value) {
    return value == Value.Missing.MISSING
        ? "nothing"
        : new String(Json.write(value), StandardCharsets.UTF_8);
  }
}
