package io.distric.dsl.print;

import io.distric.dsl.ast.Test;
import io.distric.dsl.print.LanguageLines.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A test in the language. */
final class TestText {

  private TestText() {}

  static void print(Test test, LanguageLines lines) {
    lines.comments(test.comments());
    lines.before("");
    lines.body("test " + Texts.literal(test.name()), () -> clauses(test, lines));
  }

  private static void clauses(Test test, LanguageLines lines) {
    lines.before("at");
    test.at().ifPresent(at -> lines.line("at @" + at));
    for (int i = 0; i < test.givens().size(); i++) {
      Test.Given given = test.givens().get(i);
      lines.before("given/" + i);
      lines.clause(
          "given" + given.schema().map(s -> " " + Names.id(s)).orElse(""),
          List.of(MapText.map("", MapText.pairs(given.message().entries()))));
    }
    for (int i = 0; i < test.mocks().size(); i++) {
      lines.before("mocks/" + i);
      Test.Mock mock = test.mocks().get(i);
      lines.line("mock " + Names.qualified(mock.task()) + " => " + answer(mock.answer()));
    }
    for (int i = 0; i < test.expectations().size(); i++) {
      lines.before("expect/" + i);
      expectation(test.expectations().get(i), lines);
    }
  }

  private static String answer(Test.Answer answer) {
    return switch (answer) {
      case Test.Answer.Value value -> ExpressionPrinter.print(value.value());
      case Test.Answer.Fault fault -> "error " + Texts.literal(fault.code());
    };
  }

  private static void expectation(Test.Expectation expectation, LanguageLines lines) {
    switch (expectation) {
      case Test.Expectation.Match match -> lines.line("expect match " + ids(match.rules()));
      case Test.Expectation.NoMatch none ->
          lines.line(("expect no match " + ids(none.rules())).stripTrailing());
      case Test.Expectation.Run run -> {
        Optional<Part> params = MapText.entries(run.params());
        lines.clause("expect run " + Names.qualified(run.workflow()), params.stream().toList());
      }
      case Test.Expectation.Emit emit -> {
        Optional<Part> data = MapText.entries(emit.data());
        lines.clause("expect emit " + Texts.literal(emit.topic()), data.stream().toList());
      }
      case Test.Expectation.Ended ended ->
          lines.clause(
              "expect workflow " + Names.qualified(ended.workflow()) + " " + ended.ending().word(),
              MapText.with(pairs(ended)).stream().toList());
      case Test.Expectation.Holds holds ->
          lines.line("expect " + ExpressionPrinter.print(holds.condition()));
    }
  }

  private static List<String> pairs(Test.Expectation.Ended ended) {
    List<String> pairs = new ArrayList<>();
    if (!ended.output().isEmpty()) {
      pairs.add("output: " + MapText.map("", MapText.pairs(ended.output())).inline());
    }
    ended.error().ifPresent(code -> pairs.add("error: " + Texts.literal(code)));
    addTexts("ran", ended.ran(), pairs);
    addTexts("not_run", ended.notRun(), pairs);
    return pairs;
  }

  private static void addTexts(String key, List<String> texts, List<String> pairs) {
    if (!texts.isEmpty()) {
      pairs.add(
          texts.stream().map(Texts::literal).collect(Collectors.joining(", ", key + ": [", "]")));
    }
  }

  private static String ids(List<String> rules) {
    return rules.stream().map(Names::id).collect(Collectors.joining(", "));
  }
}
