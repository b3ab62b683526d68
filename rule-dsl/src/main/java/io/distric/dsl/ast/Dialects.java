package io.distric.dsl.ast;

/**
 * Other languages that expressions of rules may be written in. Each has to be allowed by whoever
 * runs the node.
 *
 * @param mvel whether {@code mvel("…")} may stand in rules
 */
public record Dialects(boolean mvel) {

  /** Only the language itself. */
  public static final Dialects NONE = new Dialects(false);
}
