package io.distric.dsl.compile;

import static io.distric.dsl.ast.Expr.BinaryOperator.EQUAL;
import static io.distric.dsl.ast.Expr.BinaryOperator.MULTIPLY;
import static io.distric.dsl.compile.Exprs.binary;
import static io.distric.dsl.compile.Exprs.call;
import static io.distric.dsl.compile.Exprs.number;
import static io.distric.dsl.compile.Exprs.or;
import static io.distric.dsl.compile.Exprs.path;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a name in the body of a macro means is decided where the macro is declared. */
final class MacroNamesTest {

  @Test
  void shouldNotTakeAFieldForAParameterOfTheMacroThatCalls() {
    // given a macro that reads the field p, called by one whose parameter is p
    Macro inner = macro("inner", List.of(), binary(EQUAL, path("p.b"), number("1")));
    Macro outer =
        macro("outer", List.of("p"), or(call("inner"), binary(EQUAL, path("p.b"), number("2"))));
    Matcher matcher =
        compile(List.of(inner, outer), Rules.rule("r").when(call("outer", path("q"))));

    // then
    assertEquals(List.of("r"), matched(matcher, "{\"p\":{\"b\":1}}"));
    assertEquals(List.of("r"), matched(matcher, "{\"q\":{\"b\":2}}"));
    assertEquals(List.of(), matched(matcher, "{\"q\":{\"b\":1}}"));
    assertEquals(List.of(), matched(matcher, "{\"p\":{\"b\":2}}"));
  }

  @Test
  void shouldHandParametersOnAmongMacrosThatNameThemAlike() {
    // given
    Macro inner = macro("inner", List.of("p", "q"), binary(EQUAL, path("p"), path("q.b")));
    Macro outer = macro("outer", List.of("p", "q"), call("inner", path("q.b"), path("p")));
    Matcher matcher =
        compile(List.of(outer, inner), Rules.rule("r").when(call("outer", path("q"), path("p"))));

    // then
    assertEquals(List.of("r"), matched(matcher, "{\"p\":{\"b\":1},\"q\":{\"b\":1}}"));
    assertEquals(List.of(), matched(matcher, "{\"p\":{\"b\":1},\"q\":{\"b\":2}}"));
  }

  @Test
  void shouldLetALetReadTheFieldOfItsNameThatAMacroReadsToo() {
    // given
    Macro one = macro("one", List.of(), binary(EQUAL, path("a"), number("1")));
    Matcher matcher =
        compile(
            List.of(one),
            Rules.rule("r")
                .let("a", binary(MULTIPLY, path("a"), number("2")))
                .let("b", binary(MULTIPLY, path("a"), number("3")))
                .when(call("one"))
                .run("w", new Expr.Entry("a", path("a")), new Expr.Entry("b", path("b"))));

    // then
    assertEquals(List.of("r:w{\"a\":2,\"b\":6}"), Matching.of(matcher, "{\"a\":1}").runs());
    assertEquals(List.of(), matched(matcher, "{\"a\":2}"));
  }

  private static Macro macro(String name, List<String> parameters, Expr body) {
    return new Macro(name, parameters, body, Span.NONE);
  }

  private static Matcher compile(List<Macro> macros, Rules rule) {
    Model model = Rules.model(List.of(rule.build())).withMacros(macros);
    return Matching.compile(model);
  }

  private static List<String> matched(Matcher matcher, String json) {
    return Matching.of(matcher, json).matched();
  }
}
