package io.distric.dsl.read;

import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import io.distric.grammar.DistricLexer;
import io.distric.grammar.DistricParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Parses one declaration. A right one is read in one pass; of a wrong one the clauses are looked at
 * one by one, so that each tells its own fault. Confined to one thread.
 */
final class DeclarationParser {

  private static final List<String> WORDS =
      List.of(
          "package",
          "schema",
          "const",
          "list",
          "table",
          "macro",
          "rule",
          "chain",
          "workflow",
          "schedule",
          "test");

  private final ReadLimits limits;
  private final SyntaxFaults faults;
  private final DistricParser parser =
      new DistricParser(new CommonTokenStream(new ListTokenSource(List.of())));

  DeclarationParser(ReadLimits limits, SyntaxFaults faults) {
    this.limits = limits;
    this.faults = faults;
  }

  /** The tree of a declaration; empty if faults were found, which have been reported then. */
  Optional<DistricParser.DeclarationContext> parse(List<Token> tokens) {
    faults.next();
    if (!withinLimits(tokens)) {
      return Optional.empty();
    }
    Optional<DistricParser.OneDeclarationContext> tree =
        fast(tokens, DistricParser::oneDeclaration);
    if (tree.isPresent()) {
      return Optional.of(tree.get().declaration());
    }
    List<Token> visible =
        new ArrayList<>(
            tokens.stream().filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL).toList());
    return named(visible) ? diagnose(visible) : Optional.empty();
  }

  /** Reports a word that begins no declaration; goes on with the one that was meant. */
  private boolean named(List<Token> tokens) {
    Token first = tokens.getFirst();
    if (Words.beginsDeclaration(first.getType())) {
      return true;
    }
    Optional<String> meant = Suggestion.nearest(first.getText(), WORDS);
    boolean word = Words.isName(first.getType());
    faults.report(
        DiagnosticCode.UNKNOWN_DECLARATION,
        first,
        word
            ? "'" + first.getText() + "' begins no declaration"
            : "'" + first.getText() + "' stands outside of every declaration",
        word
            ? Suggestion.hint(first.getText(), WORDS)
            : "take it away, or look at the braces above");
    if (!word || meant.isEmpty()) {
      return false;
    }
    CommonToken renamed = new CommonToken(first);
    renamed.setType(DistricLexer.PACKAGE + WORDS.indexOf(meant.get()));
    tokens.set(0, renamed);
    return fast(tokens, DistricParser::oneDeclaration).isEmpty();
  }

  /** Reports the faults of each clause; what is left without them may have others. */
  private Optional<DistricParser.DeclarationContext> diagnose(List<Token> tokens) {
    boolean some = faults.found();
    ClauseCutter cutter = new ClauseCutter(tokens);
    List<List<Token>> right = new ArrayList<>();
    for (List<Token> clause : cutter.clauses()) {
      if (clauseFault(clause, cutter.kind())) {
        some = true;
      } else {
        right.add(clause);
      }
    }
    faults.next();
    if (cutter.isUnclosed() && !some) {
      unclosed(cutter.brace());
      return Optional.empty();
    }
    Optional<Token> outside = cutter.outside();
    if (outside.isPresent()) {
      outside(outside.get());
      return Optional.empty();
    }
    Optional<DistricParser.OneDeclarationContext> rest =
        cutter.with(right).flatMap(t -> fast(t, DistricParser::oneDeclaration));
    if (rest.isPresent() && some) {
      return Optional.of(rest.get().declaration());
    }
    boolean unclear = cutter.isUnclosed() && some;
    if (!unclear) {
      slow(cutter.with(List.of()).orElse(tokens), DistricParser::oneDeclaration);
    }
    if (!faults.found() && !some) {
      slow(tokens, DistricParser::oneDeclaration);
    }
    return Optional.empty();
  }

  private void unclosed(Token brace) {
    faults.report(
        DiagnosticCode.UNCLOSED_BRACE,
        brace,
        "this { is not closed before the next declaration",
        "close it with }");
  }

  private void outside(Token token) {
    faults.report(
        DiagnosticCode.UNKNOWN_DECLARATION,
        token,
        "'" + token.getText() + "' stands behind the end of the declaration",
        switch (token.getText()) {
          case "}" -> "take it away";
          case "/" -> "comments begin with //";
          default -> "a bracket above closed the body too early; take it away";
        });
  }

  private boolean clauseFault(List<Token> clause, ClauseCutter.Kind kind) {
    faults.next();
    Token first = clause.getFirst();
    if (!kind.begins(first.getType())) {
      faults.report(
          DiagnosticCode.UNKNOWN_CLAUSE,
          first,
          "'" + first.getText() + "' begins no clause of a " + kind.word(),
          clauseMeant(clause, kind));
      return true;
    }
    if (fast(clause, kind.entry()).isPresent()) {
      return false;
    }
    slow(clause, kind.entry());
    return faults.found();
  }

  private static String clauseMeant(List<Token> clause, ClauseCutter.Kind kind) {
    Token first = clause.getFirst();
    if (!Words.isName(first.getType()) && !Words.isOperatorWord(first.getType())) {
      return "take it away";
    }
    boolean labelled = clause.size() > 1 && clause.get(1).getType() == DistricLexer.COLON;
    if (labelled && kind == ClauseCutter.Kind.WORKFLOW) {
      return "write task " + first.getText() + ": PLUGIN { … }";
    }
    String known = ForeignWords.clause(kind, first.getText());
    return known.isEmpty() ? Suggestion.hint(first.getText(), kind.words()) : known;
  }

  /** SLL alone, without a word about faults: it is enough for every right sentence. */
  private <T extends ParserRuleContext> Optional<T> fast(
      List<Token> tokens, Function<DistricParser, T> entry) {
    parser.setTokenStream(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    try {
      return Optional.of(entry.apply(parser));
    } catch (ParseCancellationException fault) {
      return Optional.empty();
    }
  }

  private void slow(
      List<Token> tokens, Function<DistricParser, ? extends ParserRuleContext> entry) {
    parser.setTokenStream(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.addErrorListener(faults);
    parser.setErrorHandler(new DefaultErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    var _ = entry.apply(parser);
  }

  /** Bounds the parser's recursion: brackets, and operators between two commas or clauses. */
  private boolean withinLimits(List<Token> tokens) {
    int depth = 0;
    int operators = 0;
    int line = 0;
    for (Token token : tokens) {
      int type = token.getType();
      depth += Words.nesting(type);
      boolean clause = token.getLine() > line && Words.isClauseWord(type);
      operators = type == DistricLexer.COMMA || clause ? 0 : operators;
      operators += Words.isOperator(type) ? 1 : 0;
      line = token.getLine();
      if (depth > limits.depthMax()) {
        faults.report(
            DiagnosticCode.TOO_DEEP,
            token,
            "brackets are nested deeper than " + limits.depthMax(),
            "give parts of it names with let");
        return false;
      }
      if (operators > limits.operatorsMax()) {
        faults.report(
            DiagnosticCode.EXPRESSION_TOO_LARGE,
            token,
            "the expression has more than " + limits.operatorsMax() + " operators",
            "give parts of it names with let, or compare with a list: field in [...]");
        return false;
      }
    }
    return true;
  }
}
