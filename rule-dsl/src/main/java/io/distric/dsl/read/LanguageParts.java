package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import io.distric.grammar.DistricLexer;
import io.distric.grammar.DistricParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** What clauses are made of: names, texts, maps of options. */
final class LanguageParts {

  /** Options whose value is looked at now; all others are kept as expressions. */
  private static final Set<String> KNOWN =
      Keys.of(
          "timeout",
          "retry",
          "priority",
          "deadline",
          "every",
          "max",
          "parallel",
          "ran",
          "not_run",
          "error");

  private final ExpressionBuilder expressions;
  private final SyntaxFaults faults;
  private final Reading reading;
  private final OptionsReader options;

  LanguageParts(ExpressionBuilder expressions, SyntaxFaults faults, Reading reading) {
    this.expressions = expressions;
    this.faults = faults;
    this.reading = reading;
    this.options = new OptionsReader(reading, new ParameterReader(reading));
  }

  ExpressionBuilder expressions() {
    return expressions;
  }

  SyntaxFaults faults() {
    return faults;
  }

  Reading reading() {
    return reading;
  }

  String name(DistricParser.IdContext tree) {
    return tree.plainText() == null ? PathBuilder.name(tree) : text(tree.plainText());
  }

  String name(DistricParser.PlainIdContext tree) {
    return tree.plainText() == null ? PathBuilder.name(tree) : text(tree.plainText());
  }

  String name(DistricParser.PlainNameContext tree) {
    return tree.plainText() == null ? dotted(tree, tree.name()) : text(tree.plainText());
  }

  String name(DistricParser.QualifiedContext tree) {
    return tree.plainText() == null ? dotted(tree, tree.name()) : text(tree.plainText());
  }

  private static String dotted(ParserRuleContext tree, List<DistricParser.NameContext> more) {
    String first = PathBuilder.name(tree);
    return more.isEmpty()
        ? first
        : more.stream().map(PathBuilder::name).collect(Collectors.joining(".", first + ".", ""));
  }

  /** The id of a declaration or a step. */
  String id(DistricParser.IdContext tree, String what) {
    String id = name(tree);
    if (!Ids.isId(id)) {
      faults.report(
          DiagnosticCode.BAD_ID,
          tree.getStart(),
          "this cannot be the id of " + what,
          "an id is a text of 1 to 128 characters on one line");
    }
    return id;
  }

  List<String> names(List<DistricParser.IdContext> trees) {
    return trees.stream().map(this::name).toList();
  }

  String text(DistricParser.PlainTextContext tree) {
    return expressions.constantText(tree.text(), tree.RAW_TEXT());
  }

  /** A title that may be left out. */
  String title(DistricParser.@Nullable PlainTextContext tree) {
    return tree == null ? "" : text(tree);
  }

  String fieldKey(DistricParser.FieldDeclarationContext tree) {
    DistricParser.FieldNameContext field = tree.fieldName();
    String name = field.plainText() == null ? PathBuilder.name(field) : text(field.plainText());
    return name + (tree.QUESTION() == null ? "" : "?");
  }

  Span span(ParserRuleContext tree) {
    return expressions.span(tree);
  }

  List<Expr.Entry> entries(DistricParser.@Nullable MapContext tree) {
    return tree == null ? List.of() : expressions.map(tree).entries();
  }

  /** {@code with {…}}, as the map that YAML has beside the other keys. */
  Optional<Section> with(DistricParser.@Nullable WithContext tree, String what, Set<String> keys) {
    return tree == null
        ? Optional.empty()
        : Section.of(fields(tree.map()), what + " with", keys, reading);
  }

  Options options(DistricParser.@Nullable WithContext tree, String what, Set<String> keys) {
    return with(tree, what, keys).map(options::options).orElse(Options.NONE);
  }

  Options defaults(DistricParser.MapContext tree) {
    return Section.of(fields(tree), "defaults", Keys.OPTIONS, reading)
        .map(options::options)
        .orElse(Options.NONE);
  }

  /** A constant that a clause needs at once, as a node that says what it is. */
  Node constant(DistricParser.ExprContext tree) {
    return node(expressions.expr(tree));
  }

  private Node.Fields fields(DistricParser.MapContext tree) {
    List<Node.Member> members = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (DistricParser.PairContext pair : tree.pair()) {
      String key = expressions.key(pair);
      if (!seen.add(key)) {
        faults.report(
            DiagnosticCode.DUPLICATE_KEY,
            pair.getStart(),
            "the key '" + key + "' stands in this map already",
            "keep one of them");
      }
      Expr value = expressions.expr(pair.expr());
      Node node = KNOWN.contains(key) ? node(value) : new Node.Written(value, Pointer.ROOT);
      members.add(new Node.Member(key, keySpan(pair), node));
    }
    return new Node.Fields(members, expressions.span(tree), Pointer.ROOT);
  }

  private Span keySpan(DistricParser.PairContext pair) {
    Token start = pair.getStart();
    return start.getType() == DistricLexer.OPEN_TEXT
        ? expressions.span(pair)
        : faults.span(start, start);
  }

  private static Node node(Expr expr) {
    return switch (expr) {
      case Expr.Literal(Value value, Span span) when isPlain(value) ->
          new Node.Scalar(value, Placement.inexact(span), Pointer.ROOT);
      case Expr.ListOf list ->
          new Node.Items(
              list.elements().stream().map(LanguageParts::node).toList(),
              list.span(),
              Pointer.ROOT);
      case Expr.MapOf map ->
          new Node.Fields(
              map.entries().stream()
                  .map(e -> new Node.Member(e.key(), e.value().span(), node(e.value())))
                  .toList(),
              map.span(),
              Pointer.ROOT);
      default -> new Node.Written(expr, Pointer.ROOT);
    };
  }

  private static boolean isPlain(Value value) {
    return switch (value) {
      case Value.Text _, Value.Num _, Value.Bool _, Value.Null _ -> true;
      case Value.Missing _, Value.Time _, Value.Length _, Value.Items _, Value.Fields _ -> false;
    };
  }
}
