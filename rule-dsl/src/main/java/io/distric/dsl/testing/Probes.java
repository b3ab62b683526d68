package io.distric.dsl.testing;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Test;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The expressions of one test as rules, so that they mean what they mean in rules: constants,
 * lists, tables, macros, types of fields and {@code now()}. A map becomes an event, a condition
 * becomes the condition of a rule. Confined to one thread.
 */
final class Probes {

  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String ANSWER = "answer";
  private static final Value.Fields EMPTY = new Value.Fields(new LinkedHashMap<>());

  private final List<Rule> rules = new ArrayList<>();
  private final IdentityHashMap<Object, String> ids = new IdentityHashMap<>();
  private final Model model;
  private final Matcher matcher;
  private final MessageView view;
  private final Matches matches;

  /**
   * Compiles what a test says.
   *
   * @param declared constants and all else that expressions may name
   * @param test whose expressions are asked for
   * @param compiler with the limits of messages
   */
  Probes(Model declared, Test test, MatcherCompiler compiler) {
    Optional<String> type = test.givens().isEmpty() ? Optional.empty() : last(test).schema();
    test.givens().forEach(given -> add(given, Optional.empty(), given.message().entries()));
    test.mocks().forEach(this::add);
    test.expectations().forEach(expectation -> add(expectation, type));
    this.model = declared.withRules(rules).withChains(List.of());
    this.matcher = compiler.compile(model, 0, null);
    this.view = matcher.newView();
    this.matches = matcher.newMatches();
  }

  /** The message over which conditions are asked. */
  static Test.Given last(Test test) {
    return test.givens().getLast();
  }

  /** The probes as rules, to explain them. */
  Model model() {
    return model;
  }

  Matcher matcher() {
    return matcher;
  }

  /** The id of the rule that stands for a condition. */
  String id(Test.Expectation.Holds holds) {
    return ids.getOrDefault(holds, "");
  }

  /** The message that a test gives. */
  Value.Fields message(Test.Given given, long now) throws MalformedMessage {
    match(NOTHING, now, Optional.empty());
    return data(given);
  }

  /** What a test expects to be sent with a workflow or an event. */
  Value.Fields expected(
      Test.Expectation expectation, byte[] message, long now, Optional<String> type)
      throws MalformedMessage {
    match(message, now, type);
    return data(expectation);
  }

  /** The result of a mocked task, over the message that started its workflow. */
  Value answer(Test.Mock mock, byte[] message, long now, Optional<String> type)
      throws MalformedMessage {
    match(message, now, type);
    return data(mock).fields().getOrDefault(ANSWER, Value.Missing.MISSING);
  }

  /** Whether a condition is true. */
  boolean holds(Test.Expectation.Holds holds, byte[] message, long now, Optional<String> type)
      throws MalformedMessage {
    match(message, now, type);
    String id = id(holds);
    for (int i = 0; i < matches.size(); i++) {
      if (matches.ruleId(i).equals(id)) {
        return true;
      }
    }
    return false;
  }

  private void match(byte[] message, long now, Optional<String> type) throws MalformedMessage {
    view.readJson(message, 0, message.length, now, type.orElse(null));
    matcher.match(view, matches);
  }

  private Value.Fields data(Object probe) {
    String id = ids.get(probe);
    for (int i = 0; i < matches.emits(); i++) {
      if (matches.emit(i).ruleId().equals(id)) {
        return Observation.fields(matches.emit(i).data());
      }
    }
    return EMPTY;
  }

  private void add(Test.Mock mock) {
    if (mock.answer() instanceof Test.Answer.Value(Expr value)) {
      add(mock, Optional.empty(), List.of(new Expr.Entry(ANSWER, value)));
    }
  }

  private void add(Test.Expectation expectation, Optional<String> type) {
    switch (expectation) {
      case Test.Expectation.Match _, Test.Expectation.NoMatch _ -> {
        // Names only.
      }
      case Test.Expectation.Run run -> add(run, Optional.empty(), run.params());
      case Test.Expectation.Emit emit -> add(emit, Optional.empty(), emit.data());
      case Test.Expectation.Ended ended -> add(ended, Optional.empty(), ended.output());
      case Test.Expectation.Holds holds ->
          add(holds, new Probe(type, Optional.of(holds.condition()), List.of()));
    }
  }

  private void add(Object key, Optional<String> type, List<Expr.Entry> entries) {
    add(key, new Probe(type, Optional.empty(), List.of(new Effect.Emit("", entries, Span.NONE))));
  }

  private void add(Object key, Probe probe) {
    String id = String.valueOf(rules.size());
    ids.put(key, id);
    rules.add(probe.rule(id, 0));
  }

  /**
   * A rule that asks something.
   *
   * @param on schema of its messages
   * @param when its condition
   * @param effects what it tells
   */
  record Probe(Optional<String> on, Optional<Expr> when, List<Effect> effects) {
    Rule rule(String id, int priority) {
      return new Rule(
          id, "", on, priority, true, false, List.of(), List.of(), when, List.of(), effects,
          Span.NONE);
    }
  }
}
