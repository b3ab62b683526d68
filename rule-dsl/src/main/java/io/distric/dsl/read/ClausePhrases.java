package io.distric.dsl.read;

import io.distric.dsl.read.SyntaxFaults.Sentence;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.grammar.DistricLexer;
import java.util.Optional;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What is said of a clause in which something other than a value is missing. */
final class ClausePhrases implements SyntaxFaults.Phrases {

  @Override
  public Optional<Sentence> of(Parser parser, Token found, IntervalSet expected) {
    if (isBroken(found.getType()) || expected.contains(DistricLexer.NUMBER)) {
      return Optional.empty();
    }
    String shown = found.getType() == Token.EOF ? "the clause ends" : shown(found) + " stands";
    if (found.getType() == DistricLexer.MINUS && Words.isName(before(parser))) {
      return sentence("an id with a '-' in it stands in quotes", "write \"rule-001\"");
    }
    if (Words.beginsDeclaration(found.getType()) && expected.contains(DistricLexer.NAME)) {
      return sentence(
          shown(found) + " is a word of the language, and no id as it stands",
          "write the id in quotes, as in \"rule-001\"");
    }
    Optional<Sentence> unnamed = unnamed(parser, expected);
    if (unnamed.isPresent() && found.getType() != DistricLexer.NAME) {
      return unnamed;
    }
    if (Keys.SCHEDULE_OPTIONS.contains(found.getText()) && expected.contains(DistricLexer.WITH)) {
      return sentence(
          "the option " + shown(found) + " stands outside of with",
          "write with { %s: … }".formatted(found.getText()));
    }
    if (expected.contains(DistricLexer.ASSIGN)) {
      return sentence(shown + " where = is due", "write NAME = VALUE");
    }
    if (expected.contains(DistricLexer.ARROW)) {
      return sentence(shown + " where -> is due", "write an edge as in first -> second");
    }
    if (expected.contains(DistricLexer.ANSWER)) {
      return sentence(shown + " where => is due", "write mock TASK => { … }");
    }
    if (expected.contains(DistricLexer.COLON) && !expected.contains(DistricLexer.QUESTION)
        || expected.contains(DistricLexer.COLON) && !expected.contains(DistricLexer.OR)) {
      return sentence(shown + " where ':' is due", "write NAME: and what it is");
    }
    if (expected.contains(DistricLexer.NAME)) {
      return sentence(
          shown + " where a name is due",
          "a name has letters, digits and _; others stand in quotes");
    }
    if (expected.contains(DistricLexer.OPEN_TEXT) && expected.contains(DistricLexer.LEFT_BRACE)) {
      return sentence(shown + " where '{' is due", "what belongs to it stands in { }");
    }
    if (expected.contains(DistricLexer.LEFT_BRACE) && !expected.contains(DistricLexer.OR)) {
      return sentence(shown + " where '{' is due", "write { … }");
    }
    if (expected.contains(DistricLexer.OPEN_TEXT)) {
      return sentence(shown + " where a text is due", "write it in double quotes");
    }
    return Optional.empty();
  }

  /** Whether the lexer has something better to say of it. */
  private static boolean isBroken(int type) {
    return switch (type) {
      case DistricLexer.UNCLOSED_TEXT,
          DistricLexer.UNCLOSED_RAW_TEXT,
          DistricLexer.UNCLOSED_NAME,
          DistricLexer.UNKNOWN ->
          true;
      default -> false;
    };
  }

  /** A word that names something, and nothing behind it that could be the name. */
  private static Optional<Sentence> unnamed(Parser parser, IntervalSet expected) {
    Token word = parser.getTokenStream().LT(-1);
    boolean due = expected.contains(DistricLexer.NAME) || expected.contains(DistricLexer.OPEN_TEXT);
    if (word == null || !due) {
      return Optional.empty();
    }
    return switch (word.getType()) {
      case DistricLexer.RUN -> sentence("run names no workflow", "write run WORKFLOW { … }");
      case DistricLexer.EMIT ->
          sentence("emit names no topic", "write emit \"payments.flagged\" { … }");
      case DistricLexer.AFTER -> sentence("after names no step", "write after first, second");
      case DistricLexer.RULE,
          DistricLexer.CHAIN,
          DistricLexer.SCHEMA,
          DistricLexer.TABLE,
          DistricLexer.MACRO,
          DistricLexer.SCHEDULE ->
          sentence(
              "this " + word.getText() + " has no id", "write " + word.getText() + " its_id …");
      default -> Optional.empty();
    };
  }

  private static int before(Parser parser) {
    Token before = parser.getTokenStream().LT(-1);
    return before == null ? Token.EOF : before.getType();
  }

  private static String shown(Token token) {
    return token.getType() == DistricLexer.OPEN_TEXT ? "a text" : "'" + token.getText() + "'";
  }

  private static Optional<Sentence> sentence(String message, String hint) {
    return Optional.of(new Sentence(DiagnosticCode.CLAUSE_SYNTAX, message, hint));
  }
}
