package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Diagnostics;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import io.distric.grammar.DistricLexer;
import io.distric.grammar.DistricParser;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Reads expressions of the language, wherever they stand. At most one fault is reported for each
 * text: what follows it is guesswork. Confined to one thread.
 */
public final class ExpressionReader {

  private static final Pattern DOTTED_INDEX =
      Pattern.compile("[A-Za-z_][\\w.]*\\.[0-9]+(\\.\\w+)*");

  private static final Pattern SPACED_NAME = Pattern.compile("[^`\"'.\\[\\]]*\\s[^`\"'.\\[\\]]*");

  private final ReadLimits limits;
  private final DistricLexer lexer = new DistricLexer(CharStreams.fromString(""));
  private final DistricParser parser = new DistricParser(new CommonTokenStream(lexer));

  /**
   * A reader.
   *
   * @param limits bound what one expression may ask for
   */
  public ExpressionReader(ReadLimits limits) {
    this.limits = limits;
    lexer.removeErrorListeners();
    parser.removeErrorListeners();
  }

  /** Reads an expression that is a source of its own; empty if there is a fault. */
  public Optional<Expr> read(String text, Diagnostics diagnostics) {
    return read(
        new Embedded(text, Placement.START, Pointer.ROOT),
        diagnostics,
        DistricLexer.DEFAULT_MODE,
        DistricParser::expression,
        (builder, tree) -> builder.expr(tree.expr()));
  }

  Expr expression(Embedded text, Diagnostics diagnostics) {
    return read(
            text,
            diagnostics,
            DistricLexer.DEFAULT_MODE,
            DistricParser::expression,
            (builder, tree) -> builder.expr(tree.expr()))
        .orElseGet(() -> invalid(text));
  }

  /** A text of YAML or JSON that may have expressions in it. */
  Expr template(Embedded text, Diagnostics diagnostics) {
    return read(
            text,
            diagnostics,
            DistricLexer.PLAIN,
            DistricParser::template,
            (builder, tree) -> builder.template(tree.textPart(), tree))
        .orElseGet(() -> invalid(text));
  }

  Expr.Path path(Embedded text, Diagnostics diagnostics) {
    Span span = text.placement().whole();
    Optional<Expr.Path> plain = PlainPath.of(text.text(), span);
    if (plain.isEmpty() && isNoPath(text, diagnostics)) {
      return new Expr.Path(List.of(new Expr.Segment.Name(text.text())), span);
    }
    return plain.orElseGet(
        () ->
            read(
                    text,
                    diagnostics,
                    DistricLexer.DEFAULT_MODE,
                    DistricParser::fieldPath,
                    ExpressionBuilder::path)
                .orElseGet(() -> new Expr.Path(List.of(new Expr.Segment.Name(text.text())), span)));
  }

  /** What authors take for paths: what the parser would say of it is about expressions. */
  private static boolean isNoPath(Embedded text, Diagnostics diagnostics) {
    String path = text.text();
    String hint;
    if (path.isBlank()) {
      hint = "write one such as user.country";
    } else if (DOTTED_INDEX.matcher(path).matches()) {
      hint = "an element of a list is written " + path.replaceAll("\\.([0-9]+)(?=\\.|$)", "[$1]");
    } else if (SPACED_NAME.matcher(path).matches()) {
      hint = "a name with other signs stands in back-quotes: `" + path.strip() + "`";
    } else {
      return false;
    }
    diagnostics.error(
        DiagnosticCode.EXPRESSION_SYNTAX,
        text.placement().whole(),
        text.pointer().toString(),
        "'" + path + "' is no path of a field",
        hint);
    return true;
  }

  Schema.Type type(Embedded text, Diagnostics diagnostics) {
    return read(
            text,
            diagnostics,
            DistricLexer.DEFAULT_MODE,
            DistricParser::fieldType,
            (builder, tree) -> builder.type(tree.type()))
        .orElse(Schema.Type.Scalar.ANY);
  }

  private <T extends ParserRuleContext, R> Optional<R> read(
      Embedded text,
      Diagnostics diagnostics,
      int mode,
      Function<DistricParser, T> entry,
      BiFunction<ExpressionBuilder, T, R> build) {
    SyntaxFaults faults = new SyntaxFaults(text, diagnostics);
    CommonTokenStream tokens = tokens(text, mode);
    if (!withinLimits(tokens, faults)) {
      return Optional.empty();
    }
    T tree = parse(tokens, entry, faults);
    if (faults.found()) {
      return Optional.empty();
    }
    R result = build.apply(new ExpressionBuilder(faults, limits), tree);
    return faults.found() ? Optional.empty() : Optional.of(result);
  }

  private CommonTokenStream tokens(Embedded text, int mode) {
    lexer.setInputStream(CharStreams.fromString(text.text()));
    lexer.mode(mode);
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    return tokens;
  }

  /** SLL is enough for every right sentence; what it refuses is read again to find the fault. */
  private <T extends ParserRuleContext> T parse(
      CommonTokenStream tokens, Function<DistricParser, T> entry, SyntaxFaults faults) {
    parser.setTokenStream(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    try {
      return entry.apply(parser);
    } catch (ParseCancellationException notBySll) {
      tokens.seek(0);
      parser.reset();
    }
    parser.addErrorListener(faults);
    parser.setErrorHandler(new org.antlr.v4.runtime.DefaultErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    return entry.apply(parser);
  }

  private boolean withinLimits(CommonTokenStream tokens, SyntaxFaults faults) {
    int depth = 0;
    int operators = 0;
    for (Token token : tokens.getTokens()) {
      depth += Words.nesting(token.getType());
      operators += Words.isOperator(token.getType()) ? 1 : 0;
      if (depth > limits.depthMax()) {
        faults.report(
            DiagnosticCode.TOO_DEEP,
            token,
            "brackets are nested deeper than " + limits.depthMax(),
            "give parts of the expression names with let");
        return false;
      }
    }
    if (operators > limits.operatorsMax()) {
      faults.report(
          DiagnosticCode.EXPRESSION_TOO_LARGE,
          tokens.get(0),
          "the expression has " + operators + " operators, more than " + limits.operatorsMax(),
          "give parts of it names with let, or compare with a list: field in [...]");
      return false;
    }
    return true;
  }

  /** Stands where an expression could not be read, so that the rest of the source still is. */
  private static Expr invalid(Embedded text) {
    return new Expr.Literal(Value.Null.NULL, text.placement().whole());
  }

  /** A text of the language inside a structured source. */
  record Embedded(String text, Placement placement, Pointer pointer) {}
}
