package io.distric.dsl.read;

import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Diagnostics;
import io.distric.dsl.source.Span;
import io.distric.grammar.DistricLexer;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Says in our own words what is wrong with an expression: the first fault only. */
final class SyntaxFaults extends BaseErrorListener {

  private final ExpressionReader.Embedded text;
  private final Diagnostics diagnostics;
  private final Phrases phrases;
  private boolean found;

  SyntaxFaults(ExpressionReader.Embedded text, Diagnostics diagnostics) {
    this(text, diagnostics, (_, _, _) -> Optional.empty());
  }

  /**
   * Faults of a whole declaration.
   *
   * @param phrases what is said first, where it knows better
   */
  SyntaxFaults(ExpressionReader.Embedded text, Diagnostics diagnostics, Phrases phrases) {
    this.text = text;
    this.diagnostics = diagnostics;
    this.phrases = phrases;
  }

  /** Begins another part: one fault is told of each. */
  void next() {
    found = false;
  }

  boolean found() {
    return found;
  }

  void report(DiagnosticCode code, Token token, String message, String hint) {
    report(code, token, token, message, hint);
  }

  void report(DiagnosticCode code, Token from, Token to, String message, String hint) {
    if (found) {
      return;
    }
    found = true;
    diagnostics.error(code, span(from, to), text.pointer().toString(), message, hint);
  }

  Span span(Token from, Token to) {
    String last = to.getType() == Token.EOF ? "" : to.getText();
    int width = last.codePointCount(0, last.length());
    return text.placement()
        .span(
            from.getLine(),
            from.getCharPositionInLine(),
            to.getLine(),
            to.getCharPositionInLine() + width);
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      @Nullable Object offending,
      int line,
      int column,
      String message,
      @Nullable RecognitionException cause) {
    if (found || !(recognizer instanceof Parser parser) || !(offending instanceof Token token)) {
      return;
    }
    Optional<Token> open = Slips.unclosedTextIn(parser, token);
    if (open.isPresent()) {
      report(
          DiagnosticCode.EXPRESSION_SYNTAX,
          open.get(),
          "the text is not closed",
          "close it, or look for a quote that is missing before it");
      return;
    }
    Optional<Sentence> better = phrases.of(parser, token, expected(parser, cause));
    Sentence sentence = better.orElseGet(() -> sentence(parser, token, cause));
    report(sentence.code(), token, sentence.message(), sentence.hint());
  }

  private Sentence sentence(Parser parser, Token token, @Nullable RecognitionException cause) {
    if (text.text().isBlank()) {
      return new Sentence("the expression is empty", "write a condition such as amount > 1000");
    }
    String word = token.getText();
    return switch (token.getType()) {
      case DistricLexer.FOREIGN, DistricLexer.ASSIGN, DistricLexer.ANSWER, DistricLexer.ARROW ->
          foreign(word);
      case DistricLexer.UNCLOSED_TEXT -> new Sentence("the text is not closed", "close it with \"");
      case DistricLexer.UNCLOSED_RAW_TEXT ->
          new Sentence("the text is not closed", "close it with '");
      case DistricLexer.UNCLOSED_NAME -> new Sentence("the name is not closed", "close it with `");
      case DistricLexer.UNKNOWN ->
          Slips.apart(parser, token)
              .orElseGet(
                  () ->
                      new Sentence(
                          "the character " + Slips.shown(word) + " means nothing here",
                          Slips.meant(word)));
      case Token.EOF -> atEnd(parser, cause);
      default -> inside(parser, token, cause);
    };
  }

  private static Sentence foreign(String word) {
    return switch (word) {
      case "=", "===" -> new Sentence("'" + word + "' does not compare", "write ==");
      case "&&" -> new Sentence("'&&' is not a word of the language", "write and");
      case "||" -> new Sentence("'||' is not a word of the language", "write or");
      case "!" -> new Sentence("'!' is not a word of the language", "write not");
      case "<>", "!==" -> new Sentence("'" + word + "' does not compare", "write !=");
      case "=<" -> new Sentence("'=<' does not compare", "write <=");
      case "=>" -> new Sentence("'=>' does not compare", "write >=");
      case "->" -> new Sentence("'->' joins rules of a chain", "write a comparison such as ==");
      default -> new Sentence("'" + word + "' does not compare", "write matches");
    };
  }

  private static Sentence atEnd(Parser parser, @Nullable RecognitionException cause) {
    IntervalSet expected = expected(parser, cause);
    if (expected.contains(DistricLexer.CLOSE_TEXT)) {
      return new Sentence("the text is not closed", "close it with \"");
    }
    if (expected.contains(DistricLexer.NUMBER)) {
      return new Sentence("the expression ends where a value is due", "add a field or a constant");
    }
    if (expected.contains(DistricLexer.RIGHT_PARENTHESIS)) {
      return new Sentence("a parenthesis is not closed", "close it with )");
    }
    if (expected.contains(DistricLexer.RIGHT_BRACKET)) {
      return new Sentence("a bracket is not closed", "close it with ]");
    }
    if (expected.contains(DistricLexer.RIGHT_BRACE)) {
      return new Sentence("a brace is not closed", "close it with }");
    }
    return new Sentence("the expression ends too early", "");
  }

  private static Sentence inside(Parser parser, Token token, @Nullable RecognitionException cause) {
    Optional<Sentence> slip = Slips.at(parser, token);
    if (slip.isPresent()) {
      return slip.get();
    }
    IntervalSet expected = expected(parser, cause);
    String word = "'" + token.getText() + "'";
    if (expected.contains(DistricLexer.MISSING)
        && expected.contains(DistricLexer.PRESENT)
        && !expected.contains(DistricLexer.NUMBER)) {
      return new Sentence(
          word + " cannot stand behind is", "write is missing, is present or is null");
    }
    if (token.getType() == DistricLexer.MINUS && !expected.contains(DistricLexer.MINUS)) {
      return new Sentence(
          "'-' cannot stand in a path", "write a name with other signs in back-quotes: `card-no`");
    }
    if (!expected.contains(DistricLexer.NUMBER) && Words.isOperand(token.getType())) {
      return behindValue(parser, token);
    }
    if (expected.contains(DistricLexer.NUMBER)) {
      return new Sentence(word + " stands where a value is due", "write a field or a constant");
    }
    return switch (token.getType()) {
      case DistricLexer.RIGHT_PARENTHESIS ->
          new Sentence("')' closes nothing", "take it away, or open it with (");
      case DistricLexer.RIGHT_BRACKET ->
          new Sentence("']' closes nothing", "take it away, or open it with [");
      case DistricLexer.RIGHT_BRACE ->
          new Sentence("'}' closes nothing", "take it away, or open it with {");
      case DistricLexer.EQUAL,
          DistricLexer.NOT_EQUAL,
          DistricLexer.LESS,
          DistricLexer.LESS_OR_EQUAL,
          DistricLexer.GREATER,
          DistricLexer.GREATER_OR_EQUAL ->
          new Sentence(
              word + " compares what is compared already",
              "join two comparisons with and, or use x in low..high");
      default -> new Sentence(word + " cannot stand here", "");
    };
  }

  /** Two values in a row: what stands second is often an operator of another language. */
  private static Sentence behindValue(Parser parser, Token token) {
    String word = token.getText();
    String meant = ForeignWords.operator(word);
    if (!meant.isEmpty()) {
      return new Sentence("'" + word + "' is no operator of the language", "write " + meant);
    }
    Token before = parser.getTokenStream().LT(-1);
    meant = before == null ? "" : ForeignWords.operator(before.getText());
    if (before != null && !meant.isEmpty()) {
      return new Sentence(
          "'" + before.getText() + "' is no operator of the language", "write " + meant);
    }
    String shown = token.getType() == DistricLexer.OPEN_TEXT ? "a text" : "'" + word + "'";
    return new Sentence(shown + " stands where an operator is due", "write ==, and, or, in …");
  }

  private static IntervalSet expected(Parser parser, @Nullable RecognitionException cause) {
    IntervalSet ofCause = cause == null ? null : cause.getExpectedTokens();
    return ofCause == null ? parser.getExpectedTokens() : ofCause;
  }

  /** What a fault is, and what to write. */
  record Sentence(DiagnosticCode code, String message, String hint) {
    Sentence(String message, String hint) {
      this(DiagnosticCode.EXPRESSION_SYNTAX, message, hint);
    }
  }

  /** Sentences for more than expressions. */
  interface Phrases {

    /** What to say of a word that cannot stand where it does; empty to leave it to others. */
    Optional<Sentence> of(Parser parser, Token found, IntervalSet expected);
  }
}
