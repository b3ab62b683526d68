package io.distric.dsl.editor;

/**
 * Something that can be written at a place.
 *
 * @param label what is shown and filtered by
 * @param kind what it is
 * @param detail a type or a title, may be empty
 * @param doc what it does, in Markdown, may be empty
 * @param insert what is inserted, with tab stops as snippets have them
 * @param rank lower is shown earlier
 */
public record Proposal(
    String label, Kind kind, String detail, String doc, String insert, int rank) {

  /** What is proposed. */
  public enum Kind {
    /** A word of the language. */
    KEYWORD,
    /** A word of the language with what usually follows. */
    SNIPPET,
    /** An operator. */
    OPERATOR,
    /** A field of the message. */
    FIELD,
    /** A name in scope. */
    VARIABLE,
    /** A function or macro. */
    FUNCTION,
    /** A constant. */
    CONSTANT,
    /** One of some texts. */
    VALUE,
    /** A type. */
    TYPE,
    /** A schema. */
    SCHEMA,
    /** A rule. */
    RULE,
    /** A workflow. */
    WORKFLOW,
    /** A type of task. */
    TASK,
    /** A key of a map. */
    KEY,
    /** A number with its unit. */
    UNIT
  }
}
