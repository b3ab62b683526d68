package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import io.distric.grammar.DistricLexer;
import io.distric.grammar.DistricParser;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Paths, and what hangs on a value: {@code .name}, {@code [0]}, {@code [*]}, {@code [key]}. */
final class PathBuilder {

  private static final BigDecimal INDEX_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final ExpressionBuilder expressions;
  private final SyntaxFaults faults;
  private final ReadLimits limits;

  PathBuilder(ExpressionBuilder expressions, SyntaxFaults faults, ReadLimits limits) {
    this.expressions = expressions;
    this.faults = faults;
    this.limits = limits;
  }

  /** A name without its back-quotes. */
  static String name(ParserRuleContext tree) {
    Token token = tree.getStart();
    String text = token.getText();
    if (token.getType() != DistricLexer.QUOTED_NAME) {
      return text.intern();
    }
    return text.substring(1, text.length() - 1).replace("``", "`");
  }

  Expr.Path path(DistricParser.PathContext tree) {
    List<Expr.Segment> segments = new ArrayList<>();
    segments.add(new Expr.Segment.Name(name(tree.reference())));
    for (DistricParser.PathStepContext step : tree.pathStep()) {
      segments.add(
          switch (step) {
            case DistricParser.PathMemberContext m -> new Expr.Segment.Name(name(m.name()));
            case DistricParser.PathAnyContext _ -> Expr.Segment.Any.ANY;
            case DistricParser.PathIndexContext i -> index(i.NUMBER().getSymbol());
            case DistricParser.PathKeyContext k ->
                new Expr.Segment.Name(expressions.constantText(k.text(), k.RAW_TEXT()));
            default -> throw new IllegalStateException("no such step: " + step.getText());
          });
    }
    return new Expr.Path(segments, expressions.span(tree));
  }

  Expr postfix(DistricParser.PostfixContext tree) {
    Expr target = expressions.primary(tree.primary());
    boolean grouped = !(tree.primary() instanceof DistricParser.FieldContext);
    int computed = 0;
    for (DistricParser.SuffixContext suffix : tree.suffix()) {
      Span span = from(target.span(), expressions.span(suffix));
      target =
          !grouped && target instanceof Expr.Path path
              ? onPath(path, suffix, span)
              : onValue(target, suffix, span);
      computed += target instanceof Expr.Path ? 0 : 1;
    }
    if (computed > limits.depthMax()) {
      faults.report(
          DiagnosticCode.TOO_DEEP,
          tree.getStart(),
          "more than " + limits.depthMax() + " steps hang on one value",
          "give a part of it a name with let");
    }
    return target;
  }

  private Expr onPath(Expr.Path path, DistricParser.SuffixContext suffix, Span span) {
    return switch (suffix) {
      case DistricParser.MemberContext m ->
          longer(path, new Expr.Segment.Name(name(m.name())), span);
      case DistricParser.AnyElementContext _ -> longer(path, Expr.Segment.Any.ANY, span);
      case DistricParser.ElementContext e -> element(path, expressions.expr(e.expr()), span);
      default -> throw new IllegalStateException("no such step: " + suffix.getText());
    };
  }

  private Expr onValue(Expr target, DistricParser.SuffixContext suffix, Span span) {
    return switch (suffix) {
      case DistricParser.MemberContext m -> new Expr.Member(target, name(m.name()), span);
      case DistricParser.ElementContext e -> new Expr.At(target, expressions.expr(e.expr()), span);
      case DistricParser.AnyElementContext a -> {
        faults.report(
            DiagnosticCode.ANY_ELEMENT,
            a.getStart(),
            a.getStop(),
            "[*] can only follow a field of the message",
            "write it as in items[*].sku == \"a\"");
        yield target;
      }
      default -> throw new IllegalStateException("no such step: " + suffix.getText());
    };
  }

  /** A constant key is a step of the path; a computed one is looked up. */
  private static Expr element(Expr.Path path, Expr key, Span span) {
    if (key instanceof Expr.Literal(Value.Num(BigDecimal number), _) && isIndex(number)) {
      return longer(path, new Expr.Segment.Index(number.intValueExact()), span);
    }
    if (key instanceof Expr.Literal(Value.Text(String name), _)) {
      return longer(path, new Expr.Segment.Name(name), span);
    }
    return new Expr.At(path, key, span);
  }

  private Expr.Segment index(Token token) {
    BigDecimal number = new BigDecimal(token.getText().replace("_", ""));
    if (isIndex(number)) {
      return new Expr.Segment.Index(number.intValueExact());
    }
    faults.report(
        DiagnosticCode.BAD_LITERAL,
        token,
        "'" + token.getText() + "' is no position in a list",
        "positions are whole numbers and count from 0");
    return new Expr.Segment.Index(0);
  }

  private static boolean isIndex(BigDecimal number) {
    return number.signum() >= 0
        && number.compareTo(INDEX_MAX) <= 0
        && number.stripTrailingZeros().scale() <= 0;
  }

  private static Expr.Path longer(Expr.Path path, Expr.Segment segment, Span span) {
    List<Expr.Segment> segments = new ArrayList<>(path.segments());
    segments.add(segment);
    return new Expr.Path(segments, span);
  }

  private static Span from(Span start, Span end) {
    return new Span(start.line(), start.column(), end.endLine(), end.endColumn());
  }
}
