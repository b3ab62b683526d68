package io.distric.workflow;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Step;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a task of a test's workflow in few words. */
final class TaskSketch {

  private final String id;
  private String type = "core.noop";
  private final List<Expr.Entry> params = new ArrayList<>();
  private List<String> after = List.of();
  private Optional<Expr> condition = Optional.empty();
  private Optional<Duration> timeout = Optional.empty();
  private Optional<Options.Retry> retry = Optional.empty();
  private Optional<Integer> priority = Optional.empty();
  private Optional<Expr> key = Optional.empty();
  private Optional<Step.Undo> undo = Optional.empty();

  private TaskSketch(String id) {
    this.id = id;
  }

  static TaskSketch task(String id) {
    return new TaskSketch(id);
  }

  static Expr path(String dotted) {
    List<Expr.Segment> segments = new ArrayList<>();
    for (String name : dotted.split("\\.", -1)) {
      segments.add(new Expr.Segment.Name(name));
    }
    return new Expr.Path(segments, Span.NONE);
  }

  static Expr text(String value) {
    return new Expr.Literal(new Value.Text(value), Span.NONE);
  }

  static Expr number(long value) {
    return new Expr.Literal(Value.Num.of(value), Span.NONE);
  }

  static Expr equal(Expr left, Expr right) {
    return new Expr.Binary(Expr.BinaryOperator.EQUAL, left, right, Span.NONE);
  }

  TaskSketch type(String name) {
    type = name;
    return this;
  }

  TaskSketch param(String name, Expr value) {
    params.add(new Expr.Entry(name, value));
    return this;
  }

  TaskSketch after(String... ids) {
    after = List.of(ids);
    return this;
  }

  TaskSketch when(Expr holds) {
    condition = Optional.of(holds);
    return this;
  }

  TaskSketch timeout(long millis) {
    timeout = Optional.of(Duration.ofMillis(millis));
    return this;
  }

  TaskSketch retry(int attempts, long firstMillis, int jitter, String... on) {
    Options.Backoff backoff =
        new Options.Backoff(Duration.ofMillis(firstMillis), Duration.ofMinutes(1), 200);
    retry = Optional.of(new Options.Retry(attempts, backoff, jitter, List.of(on)));
    return this;
  }

  /** Retries by a rule that the engine breaks on. */
  @SuppressWarnings("NullAway") // the fault is meant
  TaskSketch brokenRetry() {
    retry = Optional.of(new Options.Retry(5, null, 0, List.of()));
    return this;
  }

  TaskSketch priority(int value) {
    priority = Optional.of(value);
    return this;
  }

  TaskSketch key(Expr value) {
    key = Optional.of(value);
    return this;
  }

  TaskSketch undo(String undoId) {
    undo =
        Optional.of(
            new Step.Undo(
                undoId,
                "core.undo",
                List.of(new Expr.Entry("of", path(id + ".result"))),
                Options.NONE));
    return this;
  }

  Step build() {
    Options options =
        new Options(timeout, retry, priority, Optional.empty(), Optional.empty(), key, List.of());
    return new Step.Task(id, type, params, after, condition, options, undo, Span.NONE);
  }
}
