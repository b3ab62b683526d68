package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import io.distric.grammar.DistricLexer;
import io.distric.grammar.DistricParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Constants, texts and texts with expressions in them. */
final class LiteralBuilder {

  private final ExpressionBuilder expressions;
  private final SyntaxFaults faults;

  LiteralBuilder(ExpressionBuilder expressions, SyntaxFaults faults) {
    this.expressions = expressions;
    this.faults = faults;
  }

  Expr literal(DistricParser.LiteralContext tree) {
    Token token = tree.getStart();
    Optional<Value> value = value(token);
    if (value.isEmpty()) {
      reportBadLiteral(token);
    }
    return new Expr.Literal(value.orElse(Value.Null.NULL), expressions.span(tree));
  }

  /** A minus and a constant are one constant; empty if no constant follows. */
  Optional<Expr> negative(DistricParser.SignedContext tree, Span span) {
    boolean bare =
        tree.postfix() != null
            && tree.postfix().suffix().isEmpty()
            && tree.postfix().primary() instanceof DistricParser.ConstantContext;
    if (!bare) {
      return Optional.empty();
    }
    Expr constant = expressions.primary(tree.postfix().primary());
    return switch (constant) {
      case Expr.Literal(Value.Num number, _) ->
          Optional.of(new Expr.Literal(new Value.Num(number.value().negate()), span));
      case Expr.Literal(Value.Length length, _) ->
          Optional.of(new Expr.Literal(new Value.Length(length.value().negated()), span));
      default -> Optional.empty();
    };
  }

  Expr text(DistricParser.TextContext tree) {
    return template(tree.textPart(), expressions.span(tree));
  }

  /** A text without expressions in it is a constant. */
  Expr template(List<DistricParser.TextPartContext> trees, Span span) {
    List<Expr> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (DistricParser.TextPartContext tree : trees) {
      if (tree.expr() == null) {
        text.append(characters(tree.getStart()));
        continue;
      }
      Expr part = expressions.expr(tree.expr());
      if (part instanceof Expr.Literal(Value.Text(String constant), _)) {
        text.append(constant);
      } else {
        flush(text, parts, span);
        parts.add(part);
      }
    }
    if (parts.isEmpty()) {
      return new Expr.Literal(new Value.Text(text.toString()), span);
    }
    flush(text, parts, span);
    return new Expr.Template(parts, span);
  }

  /** A key of a map. */
  String key(DistricParser.PairContext tree) {
    return tree.name() == null
        ? constantText(tree.text(), tree.RAW_TEXT())
        : PathBuilder.name(tree.name());
  }

  /** A text that must be known before any message. */
  String constantText(DistricParser.@Nullable TextContext text, @Nullable TerminalNode raw) {
    if (text == null) {
      return raw == null ? "" : rawText(raw.getSymbol());
    }
    if (text(text) instanceof Expr.Literal(Value.Text(String constant), _)) {
      return constant;
    }
    faults.report(
        DiagnosticCode.EXPRESSION_SYNTAX,
        text.getStart(),
        text.getStop(),
        "a name cannot have an expression in it",
        "write the name out");
    return "";
  }

  private Optional<Value> value(Token token) {
    String text = token.getText();
    return switch (token.getType()) {
      case DistricLexer.NUMBER -> Literals.number(text);
      case DistricLexer.DURATION -> Literals.duration(text);
      case DistricLexer.SIZE -> Literals.size(text);
      case DistricLexer.PERCENT -> Literals.percent(text);
      case DistricLexer.DATE -> Literals.date(text);
      case DistricLexer.RAW_TEXT -> Optional.of(new Value.Text(rawText(token)));
      case DistricLexer.TRUE -> Optional.of(Value.Bool.TRUE);
      case DistricLexer.FALSE -> Optional.of(Value.Bool.FALSE);
      case DistricLexer.NULL -> Optional.of(Value.Null.NULL);
      default -> Optional.empty();
    };
  }

  private void reportBadLiteral(Token token) {
    String shown = "'" + token.getText() + "'";
    switch (token.getType()) {
      case DistricLexer.DATE ->
          faults.report(
              DiagnosticCode.BAD_LITERAL,
              token,
              shown + " is no date",
              "write @2026-01-15 or @2026-01-15T12:00:00Z, with its offset");
      case DistricLexer.DURATION ->
          faults.report(
              DiagnosticCode.BAD_LITERAL, token, shown + " is too long a time", "write fewer days");
      case DistricLexer.MALFORMED_NUMBER ->
          faults.report(
              DiagnosticCode.BAD_LITERAL,
              token,
              shown + " is neither a number nor a duration nor a size",
              meant(token.getText()));
      default ->
          faults.report(
              DiagnosticCode.NUMBER_RANGE,
              token,
              "the number " + shown + " is beyond the limits",
              "numbers have at most 100 digits and 400 places");
    }
  }

  private static String meant(String text) {
    int digits = 0;
    while (digits < text.length() && !Character.isLetter(text.charAt(digits))) {
      digits++;
    }
    String quantity = ForeignWords.quantity(text.substring(0, digits), text.substring(digits));
    return quantity.isEmpty()
        ? "write 1_000.50, 30s, 5m, 1h30m, 64Ki; names begin with a letter"
        : "write " + quantity;
  }

  private String characters(Token token) {
    String text = token.getText();
    if (token.getType() != DistricLexer.ESCAPE) {
      return text;
    }
    return switch (text.charAt(1)) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case '"', '\\', '/' -> text.substring(1);
      // In a text without quotes the escape covers the opening of a part: \${
      case '$' -> text.substring(1);
      case 'u' -> unicode(token, text);
      default -> unknownEscape(token, text);
    };
  }

  private String unicode(Token token, String text) {
    return text.length() == 6
        ? String.valueOf((char) Integer.parseInt(text, 2, 6, 16))
        : unknownEscape(token, text);
  }

  private String unknownEscape(Token token, String text) {
    faults.report(
        DiagnosticCode.BAD_LITERAL,
        token,
        "the escape '" + text + "' does not exist",
        "write \\" + text + ", or put the text in single quotes, where nothing is an escape");
    return "";
  }

  private static String rawText(Token token) {
    String text = token.getText();
    return text.substring(1, text.length() - 1);
  }

  private static void flush(StringBuilder text, List<Expr> parts, Span span) {
    if (!text.isEmpty()) {
      parts.add(new Expr.Literal(new Value.Text(text.toString()), span));
      text.setLength(0);
    }
  }
}
