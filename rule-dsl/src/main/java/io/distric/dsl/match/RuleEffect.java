package io.distric.dsl.match;

import io.distric.dsl.ast.Options;
import java.util.List;

/** An effect of a compiled rule. Expressions are numbers for {@link RuleCode#value}. */
public sealed interface RuleEffect {

  /**
   * Sets a field.
   *
   * @param path names only
   * @param expression the new value
   */
  record Set(List<String> path, int expression) implements RuleEffect {}

  /**
   * Removes a field.
   *
   * @param path names only
   */
  record Remove(List<String> path) implements RuleEffect {}

  /**
   * Starts a workflow.
   *
   * @param workflow its id
   * @param input what it is started with
   * @param options of the action
   */
  record Run(String workflow, Body input, Options options) implements RuleEffect {}

  /**
   * Publishes an event.
   *
   * @param topic under which name
   * @param data of the event
   */
  record Emit(String topic, Body data) implements RuleEffect {}

  /** Ends the order. */
  enum Stop implements RuleEffect {
    /** The only one. */
    STOP
  }

  /** A JSON object to hand out. */
  sealed interface Body {
    /**
     * The same for every message.
     *
     * @param json shared by all, never changed
     */
    record Constant(byte[] json) implements Body {}

    /**
     * Put together for each message.
     *
     * @param parts in order
     */
    record Assembled(List<Part> parts) implements Body {
      /** Copies the list. */
      public Assembled {
        parts = List.copyOf(parts);
      }
    }
  }

  /**
   * A field of a body. One that is missing is left out.
   *
   * @param key the name as JSON, with the colon
   * @param source of its value
   */
  record Part(byte[] key, Source source) {}

  /** Where a field of a body comes from. */
  sealed interface Source {
    /**
     * The same for every message.
     *
     * @param json of the value
     */
    record Fixed(byte[] json) implements Source {}

    /**
     * A field of the message.
     *
     * @param slot in which it is
     */
    record Field(int slot) implements Source {}

    /**
     * Anything else.
     *
     * @param number of the expression
     */
    record Expression(int number) implements Source {}
  }
}
