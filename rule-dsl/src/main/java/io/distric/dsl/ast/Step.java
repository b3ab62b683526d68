package io.distric.dsl.ast;

import io.distric.dsl.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A step of a workflow. */
public sealed interface Step {

  /** Unique in its workflow; the name under which later steps see its result. */
  String id();

  /** Ids of the steps that have to end first. */
  List<String> after();

  /** Where it stands. */
  Span span();

  /**
   * Runs a task.
   *
   * @param id of the step
   * @param type which plugin: {@code http.get}
   * @param params its input
   * @param after edges
   * @param condition {@code if}: skipped unless true
   * @param options its own
   * @param undo runs in compensation, once this has completed
   * @param span where
   */
  record Task(
      String id,
      String type,
      List<Expr.Entry> params,
      List<String> after,
      Optional<Expr> condition,
      Options options,
      Optional<Undo> undo,
      Span span)
      implements Step {
    /** Copies the lists. */
    public Task {
      params = List.copyOf(params);
      after = List.copyOf(after);
    }
  }

  /**
   * The opposite of a task.
   *
   * @param id of the undoing task
   * @param type which plugin
   * @param params its input
   * @param options its own
   */
  record Undo(String id, String type, List<Expr.Entry> params, Options options) {
    /** Copies the list. */
    public Undo {
      params = List.copyOf(params);
    }
  }

  /**
   * Runs the steps of the first case that equals.
   *
   * @param id of the step
   * @param on what is compared
   * @param cases in order
   * @param otherwise if none equals
   * @param after edges
   * @param span where
   */
  record Switch(
      String id, Expr on, List<Case> cases, List<Step> otherwise, List<String> after, Span span)
      implements Step {
    /** Copies the lists. */
    public Switch {
      cases = List.copyOf(cases);
      otherwise = List.copyOf(otherwise);
      after = List.copyOf(after);
    }
  }

  /**
   * One way out of a {@link Switch}.
   *
   * @param is values, one of which has to equal
   * @param steps what runs
   */
  record Case(List<Expr> is, List<Step> steps) {
    /** Copies the lists. */
    public Case {
      is = List.copyOf(is);
      steps = List.copyOf(steps);
    }
  }

  /**
   * Runs steps for every element of a list.
   *
   * @param id of the step
   * @param as name of the element
   * @param in the list
   * @param parallel how many at once
   * @param steps what runs
   * @param after edges
   * @param span where
   */
  record Foreach(
      String id,
      String as,
      Expr in,
      Optional<Integer> parallel,
      List<Step> steps,
      List<String> after,
      Span span)
      implements Step {
    /** Copies the lists. */
    public Foreach {
      steps = List.copyOf(steps);
      after = List.copyOf(after);
    }
  }

  /**
   * Runs steps again until a condition holds.
   *
   * @param id of the step
   * @param until the condition
   * @param every the pause
   * @param max how often at most
   * @param steps what runs
   * @param after edges
   * @param span where
   */
  record Repeat(
      String id,
      Expr until,
      Duration every,
      int max,
      List<Step> steps,
      List<String> after,
      Span span)
      implements Step {
    /** Copies the lists. */
    public Repeat {
      steps = List.copyOf(steps);
      after = List.copyOf(after);
    }
  }

  /**
   * Waits for a signal or for a time.
   *
   * @param id of the step
   * @param signal name of the signal, or empty
   * @param length how long, or empty
   * @param timeout for the signal
   * @param after edges
   * @param span where
   */
  record Wait(
      String id,
      Optional<String> signal,
      Optional<Expr> length,
      Optional<Duration> timeout,
      List<String> after,
      Span span)
      implements Step {
    /** Copies the list. */
    public Wait {
      after = List.copyOf(after);
    }
  }

  /**
   * Runs another workflow.
   *
   * @param id of the step
   * @param workflow which
   * @param params its input
   * @param after edges
   * @param condition {@code if}
   * @param span where
   */
  record Child(
      String id,
      String workflow,
      List<Expr.Entry> params,
      List<String> after,
      Optional<Expr> condition,
      Span span)
      implements Step {
    /** Copies the lists. */
    public Child {
      params = List.copyOf(params);
      after = List.copyOf(after);
    }
  }
}
