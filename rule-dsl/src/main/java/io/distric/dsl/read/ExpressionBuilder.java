package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Span;
import io.distric.grammar.DistricLexer;
import io.distric.grammar.DistricParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Turns the parser's tree of a sentence without fault into an expression. */
final class ExpressionBuilder {

  private final SyntaxFaults faults;
  private final PathBuilder paths;
  private final LiteralBuilder literals;

  ExpressionBuilder(SyntaxFaults faults, ReadLimits limits) {
    this.faults = faults;
    this.paths = new PathBuilder(this, faults, limits);
    this.literals = new LiteralBuilder(this, faults);
  }

  Expr expr(DistricParser.ExprContext tree) {
    Expr condition = disjunction(tree.disjunction());
    return tree.QUESTION() == null
        ? condition
        : new Expr.Conditional(condition, expr(tree.expr(0)), expr(tree.expr(1)), span(tree));
  }

  Expr template(List<DistricParser.TextPartContext> parts, ParserRuleContext tree) {
    return literals.template(parts, span(tree));
  }

  Expr.Path path(DistricParser.FieldPathContext tree) {
    return paths.path(tree.path());
  }

  Expr.Path path(DistricParser.PathContext tree) {
    return paths.path(tree);
  }

  List<Schema.Field> fields(List<DistricParser.FieldDeclarationContext> trees) {
    return new TypeBuilder(this, literals, faults).fields(trees);
  }

  Schema.Type type(DistricParser.TypeContext tree) {
    return new TypeBuilder(this, literals, faults).type(tree);
  }

  String constantText(DistricParser.@Nullable TextContext text, @Nullable TerminalNode raw) {
    return literals.constantText(text, raw);
  }

  Span span(ParserRuleContext tree) {
    Token start = tree.getStart();
    Token stop = tree.getStop();
    return faults.span(start, stop == null ? start : stop);
  }

  private Expr disjunction(DistricParser.DisjunctionContext tree) {
    List<DistricParser.ConjunctionContext> operands = tree.conjunction();
    Expr left = conjunction(operands.getFirst());
    for (int i = 1; i < operands.size(); i++) {
      left = binary(BinaryOperator.OR, left, conjunction(operands.get(i)));
    }
    return left;
  }

  private Expr conjunction(DistricParser.ConjunctionContext tree) {
    List<DistricParser.NegationContext> operands = tree.negation();
    Expr left = negation(operands.getFirst());
    for (int i = 1; i < operands.size(); i++) {
      left = binary(BinaryOperator.AND, left, negation(operands.get(i)));
    }
    return left;
  }

  private Expr negation(DistricParser.NegationContext tree) {
    return tree.NOT() == null
        ? comparison(tree.comparison())
        : new Expr.Unary(Expr.UnaryOperator.NOT, negation(tree.negation()), span(tree));
  }

  private Expr comparison(DistricParser.ComparisonContext tree) {
    Expr operand = coalescing(tree.coalescing());
    return switch (tree.test()) {
      case null -> operand;
      case DistricParser.CompareContext c ->
          binary(operator(c.comparator()), operand, coalescing(c.coalescing()));
      case DistricParser.MembershipContext m -> membership(operand, m, span(tree));
      case DistricParser.BetweenContext b ->
          new Expr.Between(
              operand,
              coalescing(b.coalescing(0)),
              coalescing(b.coalescing(1)),
              b.NOT() != null,
              span(tree));
      case DistricParser.PresenceContext p ->
          new Expr.Is(operand, presence(p), p.NOT() != null, span(tree));
      default -> throw new IllegalStateException("no such test: " + tree.test().getText());
    };
  }

  private Expr membership(Expr operand, DistricParser.MembershipContext tree, Span span) {
    boolean negated = tree.NOT() != null;
    Expr first = coalescing(tree.coalescing(0));
    return tree.RANGE() == null
        ? new Expr.Binary(negated ? BinaryOperator.NOT_IN : BinaryOperator.IN, operand, first, span)
        : new Expr.Between(operand, first, coalescing(tree.coalescing(1)), negated, span);
  }

  private Expr coalescing(DistricParser.CoalescingContext tree) {
    List<DistricParser.SumContext> operands = tree.sum();
    Expr left = sum(operands.getFirst());
    for (int i = 1; i < operands.size(); i++) {
      left = binary(BinaryOperator.COALESCE, left, sum(operands.get(i)));
    }
    return left;
  }

  private Expr sum(DistricParser.SumContext tree) {
    List<DistricParser.ProductContext> operands = tree.product();
    Expr left = product(operands.getFirst());
    for (int i = 1; i < operands.size(); i++) {
      left = binary(arithmetic(tree, i), left, product(operands.get(i)));
    }
    return left;
  }

  private Expr product(DistricParser.ProductContext tree) {
    List<DistricParser.SignedContext> operands = tree.signed();
    Expr left = signed(operands.getFirst());
    for (int i = 1; i < operands.size(); i++) {
      left = binary(arithmetic(tree, i), left, signed(operands.get(i)));
    }
    return left;
  }

  private Expr signed(DistricParser.SignedContext tree) {
    if (tree.MINUS() == null) {
      return paths.postfix(tree.postfix());
    }
    Optional<Expr> constant = literals.negative(tree.signed(), span(tree));
    return constant.orElseGet(
        () -> new Expr.Unary(Expr.UnaryOperator.NEGATE, signed(tree.signed()), span(tree)));
  }

  /** What stands alone: everything but a path and what hangs on it. */
  Expr primary(DistricParser.PrimaryContext tree) {
    return switch (tree) {
      case DistricParser.ConstantContext c -> literals.literal(c.literal());
      case DistricParser.QuotedContext q -> literals.text(q.text());
      case DistricParser.CallContext c ->
          new Expr.Call(PathBuilder.name(c.reference()), arguments(c), span(tree));
      case DistricParser.ParenthesesContext p -> expr(p.expr());
      case DistricParser.ListContext l -> new Expr.ListOf(arguments(l.arguments()), span(tree));
      case DistricParser.MapValueContext m -> map(m.map());
      case DistricParser.FieldContext f ->
          new Expr.Path(
              List.of(new Expr.Segment.Name(PathBuilder.name(f.reference()))), span(tree));
      default -> throw new IllegalStateException("no such operand: " + tree.getText());
    };
  }

  /** Arguments with names are the entries of one map, which stands where the first of them does. */
  private List<Expr> arguments(DistricParser.CallContext tree) {
    List<Expr> all = new ArrayList<>();
    List<Expr.Entry> named = new ArrayList<>();
    int place = 0;
    for (DistricParser.ArgumentContext argument : tree.argument()) {
      Expr value = expr(argument.expr());
      if (argument.name() == null) {
        all.add(value);
        continue;
      }
      place = named.isEmpty() ? all.size() : place;
      addOnce(new Expr.Entry(PathBuilder.name(argument.name()), value), named, argument);
    }
    if (!named.isEmpty()) {
      all.add(place, new Expr.MapOf(named, span(tree)));
    }
    return all;
  }

  private List<Expr> arguments(DistricParser.ArgumentsContext tree) {
    List<Expr> all = new ArrayList<>();
    if (tree != null) {
      tree.expr().forEach(e -> all.add(expr(e)));
    }
    return all;
  }

  Expr.MapOf map(DistricParser.MapContext tree) {
    List<Expr.Entry> entries = new ArrayList<>();
    for (DistricParser.PairContext pair : tree.pair()) {
      addOnce(new Expr.Entry(literals.key(pair), expr(pair.expr())), entries, pair);
    }
    return new Expr.MapOf(entries, span(tree));
  }

  String key(DistricParser.PairContext tree) {
    return literals.key(tree);
  }

  private void addOnce(Expr.Entry entry, List<Expr.Entry> entries, ParserRuleContext at) {
    if (entries.stream().anyMatch(e -> e.key().equals(entry.key()))) {
      faults.report(
          DiagnosticCode.DUPLICATE_KEY,
          at.getStart(),
          "the key '" + entry.key() + "' stands in this map already",
          "keep one of them");
    }
    entries.add(entry);
  }

  private static BinaryOperator operator(DistricParser.ComparatorContext tree) {
    return switch (tree.getStart().getType()) {
      case DistricLexer.EQUAL -> BinaryOperator.EQUAL;
      case DistricLexer.NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case DistricLexer.LESS -> BinaryOperator.LESS;
      case DistricLexer.LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
      case DistricLexer.GREATER -> BinaryOperator.GREATER;
      case DistricLexer.GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
      case DistricLexer.CONTAINS -> BinaryOperator.CONTAINS;
      case DistricLexer.STARTS_WITH -> BinaryOperator.STARTS_WITH;
      case DistricLexer.ENDS_WITH -> BinaryOperator.ENDS_WITH;
      default -> BinaryOperator.MATCHES;
    };
  }

  private static Expr.Presence presence(DistricParser.PresenceContext tree) {
    if (tree.MISSING() != null) {
      return Expr.Presence.MISSING;
    }
    return tree.NULL() != null ? Expr.Presence.NULL : Expr.Presence.PRESENT;
  }

  /** The operator before the operand of that number: operands and operators take turns. */
  private static BinaryOperator arithmetic(ParserRuleContext tree, int operand) {
    TerminalNode sign = (TerminalNode) tree.getChild(2 * operand - 1);
    return switch (sign.getSymbol().getType()) {
      case DistricLexer.PLUS -> BinaryOperator.ADD;
      case DistricLexer.MINUS -> BinaryOperator.SUBTRACT;
      case DistricLexer.STAR -> BinaryOperator.MULTIPLY;
      default -> BinaryOperator.DIVIDE;
    };
  }

  private static Expr binary(BinaryOperator operator, Expr left, Expr right) {
    Span from = left.span();
    Span to = right.span();
    return new Expr.Binary(
        operator, left, right, new Span(from.line(), from.column(), to.endLine(), to.endColumn()));
  }
}
