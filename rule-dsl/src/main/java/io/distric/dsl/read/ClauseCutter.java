package io.distric.dsl.read;

import io.distric.grammar.DistricLexer;
import io.distric.grammar.DistricParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Cuts the body of a declaration that cannot be read into clauses, to find the faults of each. */
final class ClauseCutter {

  private final List<Token> tokens;
  private final Kind kind;
  private final int open;
  private final int close;
  private final int margin;

  ClauseCutter(List<Token> tokens) {
    this.tokens = tokens;
    this.kind = Kind.of(tokens.getFirst().getType());
    this.open = kind == Kind.BARE ? -1 : opening(tokens);
    this.close = open < 0 ? -1 : closing(tokens, open);
    this.margin =
        open >= 0 && open + 1 < tokens.size()
            ? tokens.get(open + 1).getCharPositionInLine()
            : Integer.MAX_VALUE;
  }

  Kind kind() {
    return kind;
  }

  /** Whether the body ends with the declaration itself. */
  boolean isUnclosed() {
    return open >= 0 && close < 0;
  }

  Token brace() {
    return tokens.get(open);
  }

  /** The declaration with some clauses only; empty if its body has no end or none at all. */
  Optional<List<Token>> with(List<List<Token>> clauses) {
    if (open < 0 || close < 0) {
      return Optional.empty();
    }
    List<Token> all = new ArrayList<>(tokens.subList(0, open + 1));
    clauses.forEach(all::addAll);
    all.addAll(tokens.subList(close, tokens.size()));
    return Optional.of(all);
  }

  /** What stands behind the end of the body, and so belongs to nothing. */
  Optional<Token> outside() {
    return close >= 0 && close + 1 < tokens.size()
        ? Optional.of(tokens.get(close + 1))
        : Optional.empty();
  }

  /** The clauses of the body; none if there is no body. */
  List<List<Token>> clauses() {
    List<List<Token>> clauses = new ArrayList<>();
    if (open < 0) {
      return clauses;
    }
    int end = close < 0 ? tokens.size() : close;
    int depth = 0;
    List<Token> clause = new ArrayList<>();
    for (int i = open + 1; i < end; i++) {
      Token token = tokens.get(i);
      if (!clause.isEmpty() && begins(i, depth)) {
        clauses.add(clause);
        clause = new ArrayList<>();
        depth = 0;
      }
      clause.add(token);
      depth = Math.max(0, depth + Words.nesting(token.getType()));
    }
    if (!clause.isEmpty()) {
      clauses.add(clause);
    }
    return clauses;
  }

  private boolean begins(int index, int depth) {
    Token token = tokens.get(index);
    Token before = tokens.get(index - 1);
    boolean ownLine = token.getLine() > before.getLine();
    boolean word = kind.begins(token.getType());
    if (depth > 0) {
      // Where a brace was forgotten, the margin tells what its author took for a clause.
      return isUnclosed() && ownLine && word && token.getCharPositionInLine() <= margin;
    }
    int next = index + 1 < tokens.size() ? tokens.get(index + 1).getType() : Token.EOF;
    boolean operand = Words.isName(next) || Words.isOperand(next);
    if (ownLine && (word || (operand && token.getType() == DistricLexer.NAME))) {
      return !kind.joins(token.getType()) && !kind.continues(before.getType());
    }
    boolean whole = operand || token.getType() == DistricLexer.STOP;
    return word && whole && Words.endsOperand(before.getType()) && !kind.begins(before.getType());
  }

  /** The brace that opens the body: that of a map may stand before it. */
  private static int opening(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).getType() == DistricLexer.LEFT_BRACE) {
        return i;
      }
    }
    return -1;
  }

  private static int closing(List<Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += Words.nesting(tokens.get(i).getType());
      if (depth <= 0) {
        return i;
      }
    }
    return -1;
  }

  /** Declarations by what their bodies hold. */
  enum Kind {
    RULE(
        DistricParser::oneRuleClause,
        "on priority tags enabled shadow let when except set remove run emit stop"),
    CHAIN(DistricParser::oneChainClause, "mode"),
    WORKFLOW(
        DistricParser::oneWorkflowClause,
        "input defaults on output task workflow switch foreach repeat wait"),
    TEST(DistricParser::oneTestClause, "at given mock expect"),
    SCHEMA(DistricParser::oneField, ""),
    BARE(DistricParser::oneDeclaration, "");

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a method
    private final Function<DistricParser, ? extends ParserRuleContext> entry;

    private final String words;

    Kind(Function<DistricParser, ? extends ParserRuleContext> entry, String words) {
      this.entry = entry;
      this.words = words;
    }

    static Kind of(int type) {
      return switch (type) {
        case DistricLexer.RULE -> RULE;
        case DistricLexer.CHAIN -> CHAIN;
        case DistricLexer.WORKFLOW -> WORKFLOW;
        case DistricLexer.TEST -> TEST;
        case DistricLexer.SCHEMA -> SCHEMA;
        default -> BARE;
      };
    }

    Function<DistricParser, ? extends ParserRuleContext> entry() {
      return entry;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    List<String> words() {
      return words.isEmpty() ? List.of() : Arrays.asList(words.split(" "));
    }

    /** Whether a clause can begin with it. */
    boolean begins(int type) {
      return switch (this) {
        case RULE, WORKFLOW, TEST -> words().contains(literal(type));
        case CHAIN, SCHEMA -> Words.isName(type) || Words.isOperatorWord(type);
        case BARE -> false;
      };
    }

    /** Whether it joins a further part to a clause, on a line of its own. */
    boolean joins(int type) {
      return switch (type) {
        case DistricLexer.WITH, DistricLexer.AFTER, DistricLexer.UNDO, DistricLexer.IF -> true;
        default -> false;
      };
    }

    /** Whether what follows it belongs to it, on whatever line. */
    boolean continues(int type) {
      return switch (type) {
        case DistricLexer.COMMA,
            DistricLexer.ARROW,
            DistricLexer.COLON,
            DistricLexer.ASSIGN,
            DistricLexer.ANSWER,
            DistricLexer.DOT ->
            this != SCHEMA || type != DistricLexer.COMMA;
        default -> false;
      };
    }

    private static String literal(int type) {
      String literal = DistricLexer.VOCABULARY.getLiteralName(type);
      return literal == null ? "" : literal.substring(1, literal.length() - 1);
    }
  }
}
