package io.distric.dsl.print;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.ast.Header;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schedule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Step;
import io.distric.dsl.ast.Table;
import io.distric.dsl.ast.Test;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Models as the readers can make them, right in their form and senseless in their meaning. */
final class RandomModels {

  private final RandomGenerator random;
  private final RandomExprs exprs;

  RandomModels(RandomGenerator random) {
    this.random = random;
    this.exprs = new RandomExprs(random);
  }

  Model model() {
    return new Model(
        new Header(maybe(() -> "a.b"), maybe(() -> random.nextInt(9))),
        exprs.list(this::schema),
        exprs.entries(2),
        exprs.entries(2),
        exprs.list(this::table),
        exprs.list(this::macro),
        exprs.list(this::rule),
        exprs.list(this::chain),
        exprs.list(this::workflow),
        exprs.list(this::schedule),
        exprs.list(this::test));
  }

  private Schema schema() {
    return new Schema(
        exprs.name(), fields(2), maybe(() -> exprs.expr(3)), maybe(exprs::field), Span.NONE);
  }

  private Table table() {
    return new Table(
        exprs.name(),
        maybe(exprs::text),
        exprs.name(),
        exprs.list(() -> new Expr.MapOf(exprs.entries(1), Span.NONE)),
        Span.NONE);
  }

  private Macro macro() {
    return new Macro(exprs.name(), exprs.list(exprs::name), exprs.expr(3), Span.NONE);
  }

  private Chain chain() {
    return new Chain(
        "c" + random.nextInt(1_000),
        exprs.text(),
        exprs.pick(Chain.Mode.values()),
        exprs.list(
            () ->
                new Chain.Edge(
                    exprs.name(), exprs.name(), exprs.pick(Chain.On.values()), Span.NONE)),
        Span.NONE);
  }

  private Schedule schedule() {
    return new Schedule(
        "n" + random.nextInt(1_000),
        exprs.text(),
        "0 2 * * *",
        exprs.text(),
        exprs.name(),
        exprs.entries(2),
        options(),
        Span.NONE);
  }

  private Test test() {
    return new Test(
        exprs.text(),
        maybe(() -> Instant.ofEpochSecond(random.nextLong(4_000_000_000L))),
        exprs.list(
            () ->
                new Test.Given(
                    maybe(exprs::name), new Expr.MapOf(exprs.entries(2), Span.NONE), Span.NONE)),
        exprs.list(() -> new Test.Mock("ml.score", answer(), Span.NONE)),
        exprs.list(this::expectation),
        Span.NONE);
  }

  private Test.Answer answer() {
    return random.nextBoolean()
        ? new Test.Answer.Value(exprs.expr(2))
        : new Test.Answer.Fault(exprs.text());
  }

  private Test.Expectation expectation() {
    return switch (random.nextInt(6)) {
      case 0 ->
          new Test.Expectation.Match(
              Stream.concat(Stream.of("r"), exprs.list(exprs::name).stream()).toList(), Span.NONE);
      case 1 -> new Test.Expectation.NoMatch(exprs.list(exprs::name), Span.NONE);
      case 2 -> new Test.Expectation.Run(exprs.name(), exprs.entries(2), Span.NONE);
      case 3 -> new Test.Expectation.Emit(exprs.text(), exprs.entries(2), Span.NONE);
      case 4 ->
          new Test.Expectation.Ended(
              exprs.name(),
              exprs.pick(Test.Ending.values()),
              maybe(exprs::text),
              exprs.entries(2),
              exprs.list(exprs::name),
              exprs.list(exprs::name),
              Span.NONE);
      default -> new Test.Expectation.Holds(exprs.expr(3), Span.NONE);
    };
  }

  private List<Schema.Field> fields(int depth) {
    Map<String, Schema.Field> byName = new LinkedHashMap<>();
    exprs.list(
        () -> {
          String name = exprs.name();
          return byName.put(
              name,
              new Schema.Field(
                  name, type(depth), random.nextBoolean(), maybe(() -> exprs.expr(1))));
        });
    return List.copyOf(byName.values());
  }

  private Schema.Type type(int depth) {
    if (depth == 0) {
      return exprs.pick(Schema.Type.Scalar.values());
    }
    return switch (random.nextInt(5)) {
      case 0 -> new Schema.Type.Enumeration(List.of(exprs.text(), "b"));
      case 1 -> new Schema.Type.ListType(type(depth - 1));
      case 2 -> new Schema.Type.MapType(type(depth - 1));
      case 3 -> new Schema.Type.ObjectType(fields(depth - 1));
      default -> exprs.pick(Schema.Type.Scalar.values());
    };
  }

  private Rule rule() {
    return new Rule(
        "rule-" + random.nextInt(1_000),
        exprs.text(),
        maybe(exprs::name),
        random.nextInt(2_000) - 1_000,
        random.nextBoolean(),
        random.nextBoolean(),
        exprs.list(exprs::text),
        exprs.entries(3),
        when(),
        exprs.list(() -> new Rule.Except(exprs.text(), exprs.expr(3), Span.NONE)),
        exprs.list(this::effect),
        Span.NONE);
  }

  private Optional<Expr> when() {
    return switch (random.nextInt(3)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(exprs.expr(4));
      default -> {
        Expr all = exprs.comparison();
        for (int i = random.nextInt(3); i > 0; i--) {
          all = new Expr.Binary(BinaryOperator.AND, all, exprs.comparison(), Span.NONE);
        }
        yield Optional.of(all);
      }
    };
  }

  private Effect effect() {
    return switch (random.nextInt(5)) {
      case 0 -> new Effect.SetField(exprs.field(), exprs.expr(3), Span.NONE);
      case 1 -> new Effect.RemoveField(exprs.field(), Span.NONE);
      case 2 -> new Effect.Emit(exprs.text(), exprs.entries(2), Span.NONE);
      case 3 -> new Effect.Stop(Span.NONE);
      default -> new Effect.Run(exprs.name(), exprs.entries(2), options(), Span.NONE);
    };
  }

  private Options options() {
    return new Options(
        maybe(this::length),
        maybe(this::retry),
        maybe(() -> random.nextInt(10)),
        maybe(this::length),
        maybe(() -> exprs.expr(1)),
        maybe(() -> exprs.expr(1)),
        random.nextBoolean() ? List.of() : List.of(new Expr.Entry("limits", exprs.expr(2))));
  }

  private Options.Retry retry() {
    Duration first = length();
    Options.Backoff backoff =
        switch (random.nextInt(3)) {
          case 0 -> new Options.Backoff(first, first, 100);
          case 1 -> new Options.Backoff(first, first.multipliedBy(10), 200);
          default -> new Options.Backoff(first, first.multipliedBy(9), 100 + random.nextInt(900));
        };
    return new Options.Retry(
        1 + random.nextInt(9), backoff, random.nextInt(1_001), exprs.list(exprs::text));
  }

  private Workflow workflow() {
    return new Workflow(
        "w" + random.nextInt(1_000),
        exprs.text(),
        fields(2),
        options(),
        steps(2),
        maybe(() -> new Workflow.OnFailure(random.nextBoolean(), steps(1), Span.NONE)),
        exprs.entries(2),
        Span.NONE);
  }

  private List<Step> steps(int depth) {
    return exprs.list(() -> step(depth));
  }

  private Step step(int depth) {
    String id = "s" + random.nextInt(100);
    List<String> after = exprs.list(exprs::name);
    return switch (depth == 0 ? 0 : random.nextInt(7)) {
      case 1 ->
          new Step.Switch(
              id,
              exprs.expr(2),
              exprs.list(
                  () ->
                      new Step.Case(
                          Stream.concat(
                                  Stream.of(exprs.expr(1)),
                                  exprs.list(() -> exprs.expr(1)).stream())
                              .toList(),
                          steps(depth - 1))),
              steps(depth - 1),
              after,
              Span.NONE);
      case 2 ->
          new Step.Foreach(
              id,
              exprs.name(),
              exprs.expr(1),
              maybe(() -> 1 + random.nextInt(9)),
              steps(depth - 1),
              after,
              Span.NONE);
      case 3 ->
          new Step.Repeat(
              id,
              exprs.expr(3),
              length(),
              1 + random.nextInt(9),
              steps(depth - 1),
              after,
              Span.NONE);
      case 4 -> pause(id, after);
      case 5 ->
          new Step.Child(
              id, exprs.name(), exprs.entries(2), after, maybe(() -> exprs.expr(2)), Span.NONE);
      default -> task(id, after);
    };
  }

  private Step pause(String id, List<String> after) {
    Optional<String> signal = maybe(exprs::name);
    Expr length =
        random.nextBoolean()
            ? new Expr.Literal(new Value.Length(length()), Span.NONE)
            : new Expr.Call("duration", List.of(exprs.literal()), Span.NONE);
    return new Step.Wait(
        id,
        signal,
        signal.isPresent() ? Optional.empty() : Optional.of(length),
        maybe(this::length),
        after,
        Span.NONE);
  }

  private Step task(String id, List<String> after) {
    return new Step.Task(
        id,
        "core.noop",
        exprs.entries(3),
        after,
        maybe(() -> exprs.expr(2)),
        options(),
        maybe(
            () ->
                new Step.Undo(
                    random.nextBoolean() ? id + ".undo" : "u",
                    "core.noop",
                    exprs.entries(1),
                    options())),
        Span.NONE);
  }

  private Duration length() {
    return Duration.ofMillis(1 + random.nextInt(100_000_000));
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }
}
