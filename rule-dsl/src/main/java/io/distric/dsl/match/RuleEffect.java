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
     * Made for each message.
     *
     * @param expression yields the object
     */
    record Computed(int expression) implements Body {}
  }
}
