package io.distric.dsl.ast;

import io.distric.dsl.source.Span;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An example that the rules have to meet. It stands beside them and is no part of what runs.
 *
 * @param name for people, unique in a source
 * @param at the time that {@code now()} says; empty: the time of the run
 * @param givens messages, one after the other
 * @param mocks what tasks answer
 * @param expectations what has to hold after the messages
 * @param comments kept
 * @param span where
 */
public record Test(
    String name,
    Optional<Instant> at,
    List<Given> givens,
    List<Mock> mocks,
    List<Expectation> expectations,
    Comments comments,
    Span span) {

  /** Copies the lists. */
  public Test {
    givens = List.copyOf(givens);
    mocks = List.copyOf(mocks);
    expectations = List.copyOf(expectations);
  }

  /** A test without comments. */
  public Test(
      String name,
      Optional<Instant> at,
      List<Given> givens,
      List<Mock> mocks,
      List<Expectation> expectations,
      Span span) {
    this(name, at, givens, mocks, expectations, Comments.NONE, span);
  }

  /** The same with comments. */
  public Test withComments(Comments others) {
    return new Test(name, at, givens, mocks, expectations, others, span);
  }

  /**
   * A message.
   *
   * @param schema its type; empty: told by its content
   * @param message its fields
   * @param span where
   */
  public record Given(Optional<String> schema, Expr.MapOf message, Span span) {}

  /**
   * What a type of task answers in place of being run.
   *
   * @param task its type: {@code ml.score}
   * @param answer what it answers
   * @param span where
   */
  public record Mock(String task, Answer answer, Span span) {}

  /** What a mocked task answers. */
  public sealed interface Answer {
    /**
     * It completes.
     *
     * @param value its result
     */
    record Value(Expr value) implements Answer {}

    /**
     * It fails.
     *
     * @param code of the error, as {@code retry.on} names it
     */
    record Fault(String code) implements Answer {}
  }

  /** How a workflow ends. */
  public enum Ending {
    /** All its steps are done. */
    COMPLETED,
    /** A step failed. */
    FAILED,
    /** A step failed, and what was done is undone. */
    COMPENSATED;

    /** The word for it in every spelling. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The words for all of them. */
    public static List<String> words() {
      return Arrays.stream(values()).map(Ending::word).toList();
    }

    /** The one that a word stands for. */
    public static Optional<Ending> of(String word) {
      return Arrays.stream(values()).filter(e -> e.word().equals(word)).findFirst();
    }
  }

  /** What has to hold. */
  public sealed interface Expectation {

    /** Where it stands. */
    Span span();

    /**
     * Each of these rules matched.
     *
     * @param rules at least one id
     * @param span where
     */
    record Match(List<String> rules, Span span) implements Expectation {
      /** Copies the list. */
      public Match {
        rules = List.copyOf(rules);
      }
    }

    /**
     * None of these rules matched.
     *
     * @param rules ids; empty: no rule at all
     * @param span where
     */
    record NoMatch(List<String> rules, Span span) implements Expectation {
      /** Copies the list. */
      public NoMatch {
        rules = List.copyOf(rules);
      }
    }

    /**
     * A workflow was started.
     *
     * @param workflow its id
     * @param params that it was given, among others
     * @param span where
     */
    record Run(String workflow, List<Expr.Entry> params, Span span) implements Expectation {
      /** Copies the list. */
      public Run {
        params = List.copyOf(params);
      }
    }

    /**
     * An event was published.
     *
     * @param topic of the event
     * @param data that it carries, among others
     * @param span where
     */
    record Emit(String topic, List<Expr.Entry> data, Span span) implements Expectation {
      /** Copies the list. */
      public Emit {
        data = List.copyOf(data);
      }
    }

    /**
     * A workflow that a rule started came to an end, with what the mocks answer.
     *
     * @param workflow its id
     * @param ending how
     * @param error code of the error that ended it; empty: any
     * @param output of the workflow, among others
     * @param ran steps that were run
     * @param notRun steps that were not
     * @param span where
     */
    record Ended(
        String workflow,
        Ending ending,
        Optional<String> error,
        List<Expr.Entry> output,
        List<String> ran,
        List<String> notRun,
        Span span)
        implements Expectation {
      /** Copies the lists. */
      public Ended {
        output = List.copyOf(output);
        ran = List.copyOf(ran);
        notRun = List.copyOf(notRun);
      }
    }

    /**
     * A condition over the message after all sets and removes.
     *
     * @param condition has to be true
     * @param span where
     */
    record Holds(Expr condition, Span span) implements Expectation {}
  }
}
