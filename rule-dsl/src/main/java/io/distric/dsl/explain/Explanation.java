package io.distric.dsl.explain;

import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.util.List;

/**
 * What became of one rule with one message, and why.
 *
 * @param ruleId whose
 * @param outcome what decided
 * @param condition the condition that decided, in the language; empty where none did
 * @param reason one sentence for people, with the values that were seen
 * @param values fields that the condition reads, as they were at the rule's turn
 * @param held how many conditions were true
 * @param failed how many were not
 * @param span where the condition stands, else the rule
 */
public record Explanation(
    String ruleId,
    Outcome outcome,
    String condition,
    String reason,
    List<Seen> values,
    int held,
    int failed,
    Span span) {

  /** Copies the list. */
  public Explanation {
    values = List.copyOf(values);
  }

  /** Whether the rule matched. */
  public boolean matched() {
    return outcome == Outcome.MATCHED;
  }

  /** Whether just one thing kept the rule from matching. */
  public boolean nearMiss() {
    return failed == 1 && (outcome == Outcome.CONDITION || outcome == Outcome.EXCEPT);
  }

  /** What decided. */
  public enum Outcome {
    /** All conditions were true. */
    MATCHED,
    /** A condition was false or unknown. */
    CONDITION,
    /** An exception was true. */
    EXCEPT,
    /** The message has another schema, or none. */
    SCHEMA,
    /** No edge of the chain led to the rule. */
    CHAIN,
    /** An earlier rule ended the order. */
    STOPPED,
    /** The rule is kept and not evaluated. */
    DISABLED
  }

  /**
   * A field that was looked at.
   *
   * @param name as the author wrote it
   * @param value missing where there was none
   */
  public record Seen(String name, Value value) {}
}
