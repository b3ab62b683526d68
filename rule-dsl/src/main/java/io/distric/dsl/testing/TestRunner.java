package io.distric.dsl.testing;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Test;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import io.distric.dsl.value.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the tests of a model on its rules, compiled as a node compiles them, in the time that each
 * test says. Workflows that rules start are recorded, and run only where a test expects something
 * of their end. Confined to one thread.
 */
public final class TestRunner {

  private final Model model;
  private final WorkflowTrials trials;
  private final MatcherCompiler compiler;
  private final Matcher matcher;
  private final MessageView view;
  private final Matches matches;
  private final Reasons reasons;
  private final Optional<CoverageProbes> coverage;

  /**
   * Compiles the rules.
   *
   * @param model checked and free of errors
   * @param compiler with the limits of messages
   * @param dialects that the compiler allows
   * @param trials runs the workflows of whose end a test says something
   * @param coverage whether to see what the tests leave untried
   */
  public TestRunner(
      Model model,
      MatcherCompiler compiler,
      Dialects dialects,
      WorkflowTrials trials,
      boolean coverage) {
    this.model = model;
    this.trials = trials;
    this.compiler = compiler;
    this.matcher = compiler.compile(model, 0, null);
    this.view = matcher.newView();
    this.matches = matcher.newMatches();
    this.reasons = new Reasons(model, matcher, dialects);
    this.coverage = coverage ? Optional.of(new CoverageProbes(model, compiler)) : Optional.empty();
  }

  /**
   * Runs one test.
   *
   * @param test of the model
   * @param today the time of a test that does not say its own
   */
  public TestOutcome run(Test test, Instant today) {
    long now = test.at().orElse(today).toEpochMilli();
    Probes probes = new Probes(model, test, compiler);
    List<Observation> seen = new ArrayList<>();
    for (Test.Given given : test.givens()) {
      try {
        byte[] message = Json.write(probes.message(given, now));
        seen.add(observe(message, given.schema(), now));
      } catch (MalformedMessage e) {
        return new TestOutcome(
            test,
            List.of(
                new Failure(
                    given.span(), "the message would be refused: " + e.getMessage(), List.of())));
      }
    }
    Endings endings = new Endings(test, probes, seen, now, trials);
    Judge judge = new Judge(probes, seen, now, reasons, endings);
    return new TestOutcome(test, judge.failures(test.expectations()));
  }

  /** What all tests that were run have tried; empty unless it was asked for. */
  public Optional<Coverage> coverage() {
    return coverage.map(CoverageProbes::coverage);
  }

  private Observation observe(byte[] message, Optional<String> type, long now)
      throws MalformedMessage {
    view.readJson(message, 0, message.length, now, type.orElse(null));
    matcher.match(view, matches);
    Observation observation = Observation.of(message, type, matches);
    if (coverage.isPresent()) {
      coverage.get().see(message, type, now);
    }
    return observation;
  }
}
