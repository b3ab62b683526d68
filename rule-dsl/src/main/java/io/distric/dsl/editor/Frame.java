package io.distric.dsl.editor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is open at a place of a document. Confined to the {@link Scan} that made it. */
final class Frame {

  /** What its content is. */
  enum Kind {
    FILE,
    RULE,
    CHAIN,
    STEPS,
    SWITCH,
    TEST,
    FIELDS,
    OPTIONS,
    PARAMS,
    MAP,
    PARENTHESES,
    MACRO_PARAMETERS,
    BRACKETS,
    ANGLES,
    ENUMERATION,
    PART
  }

  final Kind kind;

  /** Workflow, task, schema or function that the content is for, or empty. */
  final String subject;

  /** What declares the names in it. */
  final Node node;

  /** The path that goes on behind the bracket. */
  final @Nullable OpenMention before;

  final List<String> keys = new ArrayList<>();

  /** The clause or the key that the scan is in; empty where a new one is due. */
  String clause = "";

  /** The step that the scan is in, or empty. */
  String step = "";

  /** What a brace that comes next is for: a workflow, a task, a schema. */
  String target = "";

  /** The field whose type is being told. */
  private @Nullable Node field;

  /** How many question marks wait for their colon. */
  int conditionals;

  Frame(Kind kind, String subject, Node node, @Nullable OpenMention before) {
    this.kind = kind;
    this.subject = subject;
    this.node = node;
    this.before = before;
  }

  /** Whether its content is keys with values. */
  boolean hasKeys() {
    return switch (kind) {
      case FIELDS, OPTIONS, PARAMS, MAP -> true;
      case FILE,
          RULE,
          CHAIN,
          STEPS,
          SWITCH,
          TEST,
          PARENTHESES,
          MACRO_PARAMETERS,
          BRACKETS,
          ANGLES,
          ENUMERATION,
          PART ->
          false;
    };
  }

  /** The sign that ends it; empty for the file. */
  String closer() {
    return switch (kind) {
      case FILE -> "";
      case RULE, CHAIN, STEPS, SWITCH, TEST, FIELDS, OPTIONS, PARAMS, MAP, PART -> "}";
      case PARENTHESES, MACRO_PARAMETERS, ENUMERATION -> ")";
      case BRACKETS -> "]";
      case ANGLES -> ">";
    };
  }

  void fieldNode(Symbol.Kind declared, io.distric.dsl.read.Lexeme name) {
    field = node.part(declared, name.name(), name.start(), name.end());
  }

  /** What an inner brace or a word of a type belongs to. */
  Node fieldOrNode() {
    return field == null ? node : field;
  }

  /** Whether types stand in it. */
  boolean isType() {
    return (kind == Kind.FIELDS && !clause.equals("=")) || kind == Kind.ANGLES;
  }

  void begin(String word) {
    clause = word;
    target = "";
    conditionals = 0;
  }
}
