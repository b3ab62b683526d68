package io.distric.dsl.editor;

import io.distric.dsl.read.Lexeme;
import java.util.List;
import java.util.Optional;

/**
 * What is open at a place of a document.
 *
 * @param kind of the innermost frame
 * @param around kinds of the frames around it, inner first
 * @param clause the clause or key it is in, empty where a new one can begin
 * @param subject workflow, function or the like that the frame is for
 * @param keys that the frame has already
 * @param step the step in whose head the place is, or empty
 * @param path the names before a dot; empty if no dot stands before the place
 * @param before the word before, empty at the beginning
 * @param operand whether the word before ends a value, so that an operator is due
 * @param word where the word begins that is being written
 * @param prefix what has been written of it
 * @param silent whether it is in a comment or in a text, where nothing is to be offered
 * @param declaration what the place is in, named and ordered as so far
 */
record Context(
    Frame.Kind kind,
    List<Frame.Kind> around,
    String clause,
    String subject,
    List<String> keys,
    String step,
    List<String> path,
    String before,
    boolean operand,
    Place word,
    String prefix,
    boolean silent,
    Optional<Symbol> declaration) {

  static Context of(Scan scan, Place word, String prefix, boolean comment) {
    Frame frame = scan.frame();
    Lexeme before = scan.before();
    OpenMention open = scan.open();
    boolean dotted = before != null && before.is(".") && open != null;
    Node declared =
        frame.kind == Frame.Kind.FILE && frame.clause.isEmpty() ? null : scan.declaration();
    return new Context(
        frame.kind,
        scan.frames().stream().skip(1).map(f -> f.kind).toList(),
        frame.clause,
        frame.subject,
        List.copyOf(frame.keys),
        frame.step,
        dotted && open != null ? List.copyOf(open.names()) : List.of(),
        before == null ? "" : before.text(),
        before != null && endsOperand(before),
        word,
        prefix,
        comment || scan.inText(),
        Optional.ofNullable(declared).map(Node::symbol));
  }

  private static boolean endsOperand(Lexeme before) {
    return switch (before.kind()) {
      case WORD -> !Vocabulary.isOperator(before.text()) && !isClauseStart(before.text());
      case QUOTED_NAME, QUANTITY, RAW_TEXT, CLOSE_TEXT -> true;
      case SIGN -> before.is(")") || before.is("]") || before.is("}");
      case OPEN_TEXT, CHARACTERS, OPEN_PART, COMMENT -> false;
    };
  }

  private static boolean isClauseStart(String word) {
    return switch (word) {
      case "when", "except", "if", "until", "expect", "case", "at", "priority", "tags", "in" ->
          true;
      default -> false;
    };
  }
}
