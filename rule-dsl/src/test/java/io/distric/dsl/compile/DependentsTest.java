package io.distric.dsl.compile;

import static io.distric.dsl.compile.Exprs.binary;
import static io.distric.dsl.compile.Exprs.call;
import static io.distric.dsl.compile.Exprs.list;
import static io.distric.dsl.compile.Exprs.number;
import static io.distric.dsl.compile.Exprs.path;
import static io.distric.dsl.compile.Exprs.text;
import static io.distric.dsl.compile.Rules.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.RulesById;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Table;
import io.distric.dsl.match.CompiledMatcher;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.source.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What rules share has changed: the rules are compiled anew that rest on it, and no others. */
final class DependentsTest {

  private static final List<Rule> RULES =
      List.of(
          rule("constant").when(equal(path("a"), path("LIMIT"))).build(),
          rule("derived").when(equal(path("a"), path("TWICE"))).build(),
          rule("let").let("l", path("LIMIT")).when(equal(path("a"), path("l"))).build(),
          rule("effect").run("w", new Expr.Entry("x", path("LIMIT"))).build(),
          rule("list").when(binary(BinaryOperator.IN, path("a"), path("SOME"))).build(),
          rule("macro").when(call("is_limit")).build(),
          rule("outer").when(Exprs.not(call("is_no_limit"))).build(),
          rule("table").when(equal(row("k"), number("1"))).build(),
          rule("schema").on("payment").when(equal(path("b"), number("1"))).build(),
          rule("field").when(equal(path("b"), number("1"))).build());

  private static final Model MODEL =
      Model.EMPTY
          .withConstants(constants("5"))
          .withLists(List.of(new Expr.Entry("SOME", list(number("1"), number("2")))))
          .withMacros(
              List.of(
                  new Macro("is_limit", List.of(), equal(path("a"), path("TWICE")), Span.NONE),
                  new Macro("is_no_limit", List.of(), Exprs.not(call("is_limit")), Span.NONE)))
          .withTables(List.of(table("1")))
          .withSchemas(List.of(schema(Schema.Type.Scalar.INT)))
          .withRules(RulesById.of(RULES));

  private final MatcherCompiler compiler = new MatcherCompiler(DecoderLimits.STANDARD);

  @Test
  void shouldCompileWhatRestsOnAConstantDirectlyOrThroughOthers() {
    assertCompiled(
        MODEL.withConstants(constants("6")),
        "constant",
        "derived",
        "effect",
        "let",
        "macro",
        "outer");
  }

  @Test
  void shouldCompileWhatRestsOnAList() {
    assertCompiled(
        MODEL.withLists(List.of(new Expr.Entry("SOME", list(number("1"), number("3"))))), "list");
  }

  @Test
  void shouldCompileWhatRestsOnAMacroDirectlyOrThroughOthers() {
    List<Macro> macros =
        List.of(
            new Macro("is_limit", List.of(), equal(path("a"), number("7")), Span.NONE),
            MODEL.macros().getLast());
    assertCompiled(MODEL.withMacros(macros), "macro", "outer");
  }

  @Test
  void shouldCompileWhatRestsOnATable() {
    assertCompiled(MODEL.withTables(List.of(table("2"))), "table");
  }

  @Test
  void shouldCompileWhatIsOnASchema() {
    assertCompiled(MODEL.withSchemas(List.of(schema(Schema.Type.Scalar.TIMESTAMP))), "schema");
  }

  @Test
  void shouldCompileWhatReadsAFieldThatAConstantComesToHide() {
    List<Expr.Entry> more =
        List.of(
            MODEL.constants().getFirst(),
            MODEL.constants().getLast(),
            new Expr.Entry("b", number("1")));
    assertCompiled(MODEL.withConstants(more), "field", "schema");
  }

  @Test
  void shouldCompileNothingWhereNothingHasChanged() {
    assertCompiled(MODEL.withConstants(constants("5")));
  }

  private void assertCompiled(Model changed, String... ids) {
    // when
    Matcher before = compiler.compile(MODEL, 1);
    Matcher matcher = compiler.compile(changed, 2, RuleChange.between(MODEL, changed), before);

    // then
    List<String> compiled =
        ((CompiledMatcher) matcher)
            .changed().stream().map(planned -> planned.compiled().id()).sorted().toList();
    assertEquals(List.of(ids), compiled);
    Matcher whole = compiler.compile(changed, 2);
    for (int a = 0; a < 14; a++) {
      String json = "{\"a\":%d,\"b\":1,\"k\":\"x\"}".formatted(a);
      assertEquals(Matching.of(whole, json, "payment"), Matching.of(matcher, json, "payment"));
    }
  }

  private static List<Expr.Entry> constants(String limit) {
    return List.of(
        new Expr.Entry("LIMIT", number(limit)),
        new Expr.Entry("TWICE", binary(BinaryOperator.ADD, path("LIMIT"), path("LIMIT"))));
  }

  private static Table table(String value) {
    Expr.MapOf row =
        new Expr.MapOf(
            List.of(new Expr.Entry("k", text("x")), new Expr.Entry("n", number(value))), Span.NONE);
    return new Table("t", Optional.empty(), "k", List.of(row), Span.NONE);
  }

  private static Expr row(String key) {
    return new Expr.Member(new Expr.At(path("t"), path(key), Span.NONE), "n", Span.NONE);
  }

  private static Schema schema(Schema.Type type) {
    return new Schema(
        "payment",
        List.of(new Schema.Field("b", type, true, Optional.empty())),
        Optional.empty(),
        Optional.empty(),
        Span.NONE);
  }

  private static Expr equal(Expr left, Expr right) {
    return binary(BinaryOperator.EQUAL, left, right);
  }
}
