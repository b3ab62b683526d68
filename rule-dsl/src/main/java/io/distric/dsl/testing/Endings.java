package io.distric.dsl.testing;

import io.distric.dsl.ast.Test;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.testing.Observation.Sent;
import io.distric.dsl.testing.WorkflowTrials.Answer;
import io.distric.dsl.testing.WorkflowTrials.Trial;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the workflows that a test's messages started, and holds their ends against the test. */
final class Endings {

  private static final int SHOWN_MAX = 20;

  private final Test test;
  private final Probes probes;
  private final List<Observation> seen;
  private final long now;
  private final WorkflowTrials trials;
  private final IdentityHashMap<Sent, Trial> tried = new IdentityHashMap<>();

  Endings(Test test, Probes probes, List<Observation> seen, long now, WorkflowTrials trials) {
    this.test = test;
    this.probes = probes;
    this.seen = seen;
    this.now = now;
    this.trials = trials;
  }

  /** What was not met; of several runs of the workflow that which came nearest. */
  Optional<Failure> judge(Test.Expectation.Ended due) throws MalformedMessage {
    Optional<Failure> nearest = Optional.empty();
    for (Observation one : seen) {
      for (Sent sent : one.runs()) {
        if (!sent.name().equals(due.workflow())) {
          continue;
        }
        Optional<Failure> failure = judge(due, one, trial(one, sent));
        if (failure.isEmpty()) {
          return failure;
        }
        nearest = nearest.isEmpty() ? failure : nearer(nearest, failure);
      }
    }
    return nearest.or(
        () ->
            Optional.of(
                new Failure(
                    due.span(),
                    "expected workflow '" + due.workflow() + "' to be run; no rule started it",
                    List.of())));
  }

  private static Optional<Failure> nearer(Optional<Failure> one, Optional<Failure> other) {
    int differences = other.orElseThrow().details().size();
    return differences < one.orElseThrow().details().size() ? other : one;
  }

  private Optional<Failure> judge(Test.Expectation.Ended due, Observation one, Trial trial)
      throws MalformedMessage {
    return switch (trial) {
      case Trial.Refused(String why) ->
          Optional.of(
              new Failure(
                  due.span(),
                  "workflow '" + due.workflow() + "' could not be tried: " + why,
                  List.of()));
      case Trial.Ended ended -> {
        List<String> details = differences(due, one, ended);
        String sentence =
            "expected workflow '%s' to end %s as the test says"
                .formatted(due.workflow(), due.ending().word());
        yield details.isEmpty()
            ? Optional.empty()
            : Optional.of(new Failure(due.span(), sentence, details));
      }
    };
  }

  private List<String> differences(Test.Expectation.Ended due, Observation one, Trial.Ended ended)
      throws MalformedMessage {
    List<String> details = new ArrayList<>(ending(due, ended));
    Value.Fields output =
        ended.output() instanceof Value.Fields fields
            ? fields
            : new Value.Fields(new LinkedHashMap<>());
    Value.Fields expected = probes.expected(due, one.after(), now, one.type());
    Judge.differences(Judge.keys(due.output()), expected, output)
        .forEach(difference -> details.add("output." + difference));
    List<String> ran = ended.stepsRun();
    due.ran().stream()
        .filter(step -> !ran.contains(step))
        .forEach(step -> details.add(step + ": expected to be run; " + shown(ran)));
    due.notRun().stream()
        .filter(ran::contains)
        .forEach(step -> details.add(step + ": expected not to be run; " + shown(ran)));
    return details;
  }

  private static List<String> ending(Test.Expectation.Ended due, Trial.Ended ended) {
    String error =
        ended.error().map(e -> " with error '" + e.code() + "': " + e.sentence()).orElse("");
    if (!ended.ending().equals(Optional.of(due.ending()))) {
      return List.of("it " + word(ended.ending()) + error);
    }
    if (due.error().isPresent() && !due.error().equals(ended.error().map(Trial.Cause::code))) {
      String found = error.isEmpty() ? " without one" : error;
      return List.of("expected error '" + due.error().get() + "', it ended" + found);
    }
    return List.of();
  }

  private static String word(Optional<Test.Ending> ending) {
    return ending
        .map(e -> e == Test.Ending.COMPENSATED ? "failed and was compensated" : e.word())
        .orElse("was cancelled");
  }

  private static String shown(List<String> ran) {
    return ran.isEmpty()
        ? "none was"
        : "run were " + String.join(", ", ran.subList(0, Math.min(SHOWN_MAX, ran.size())));
  }

  /** A run is tried once, however many expectations ask about it. */
  private Trial trial(Observation one, Sent sent) throws MalformedMessage {
    Trial known = tried.get(sent);
    if (known != null) {
      return known;
    }
    byte[] input = Json.write(sent.data());
    Trial trial =
        trials.run(
            new WorkflowTrials.Start(
                sent.name(), sent.rule(), input, sent.options(), one.after(), now),
            answers(one));
    tried.put(sent, trial);
    return trial;
  }

  private WorkflowTrials.Answers answers(Observation one) throws MalformedMessage {
    Map<String, Deque<Answer>> answers = new HashMap<>();
    for (Test.Mock mock : test.mocks()) {
      answers.computeIfAbsent(mock.task(), _ -> new ArrayDeque<>()).add(answer(mock, one));
    }
    return type -> {
      Deque<Answer> left = answers.get(type);
      if (left == null) {
        return Optional.empty();
      }
      return Optional.of(left.size() > 1 ? left.remove() : left.getFirst());
    };
  }

  private Answer answer(Test.Mock mock, Observation one) throws MalformedMessage {
    return switch (mock.answer()) {
      case Test.Answer.Fault(String code) -> new Answer(new byte[0], Optional.of(code));
      case Test.Answer.Value _ -> {
        Value value = probes.answer(mock, one.after(), now, one.type());
        Value given = value == Value.Missing.MISSING ? Value.Null.NULL : value;
        yield new Answer(Json.write(given), Optional.empty());
      }
    };
  }
}
