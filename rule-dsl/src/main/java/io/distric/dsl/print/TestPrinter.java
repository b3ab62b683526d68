package io.distric.dsl.print;

import io.distric.dsl.ast.Test;
import io.distric.dsl.value.Value;

/** Tests as keys. */
final class TestPrinter {

  private TestPrinter() {}

  static Value.Fields test(Test test) {
    return new Shape()
        .put("name", test.name())
        .putIfPresent("at", test.at().map(at -> new Value.Text(at.toString())))
        .putUnlessEmpty("given", test.givens().stream().map(TestPrinter::given).toList())
        .putUnlessEmpty("mocks", test.mocks().stream().map(TestPrinter::mock).toList())
        .putUnlessEmpty(
            "expect", test.expectations().stream().map(TestPrinter::expectation).toList())
        .done();
  }

  private static Value given(Test.Given given) {
    return new Shape()
        .putIfPresent("schema", given.schema().map(Value.Text::new))
        .put("message", Parameters.value(given.message()))
        .done();
  }

  private static Value mock(Test.Mock mock) {
    Shape shape = new Shape().put("task", mock.task());
    return switch (mock.answer()) {
      case Test.Answer.Value answer -> shape.put("result", Parameters.value(answer.value())).done();
      case Test.Answer.Fault fault -> shape.put("error", fault.code()).done();
    };
  }

  /** What is said about an ending, in the same order in every spelling. */
  private static Shape keys(Shape shape, Test.Expectation.Ended ended) {
    return shape
        .putUnlessEmpty("output", Parameters.entries(ended.output()))
        .putIfPresent("error", ended.error().map(Value.Text::new))
        .putUnlessEmpty("ran", Shape.texts(ended.ran()))
        .putUnlessEmpty("not_run", Shape.texts(ended.notRun()));
  }

  private static Value expectation(Test.Expectation expectation) {
    return switch (expectation) {
      case Test.Expectation.Match match ->
          Shape.single("match", new Value.Items(Shape.texts(match.rules())));
      case Test.Expectation.NoMatch none ->
          Shape.single("no_match", new Value.Items(Shape.texts(none.rules())));
      case Test.Expectation.Run run ->
          new Shape()
              .put("run", run.workflow())
              .putUnlessEmpty("params", Parameters.entries(run.params()))
              .done();
      case Test.Expectation.Emit emit ->
          new Shape()
              .put("emit", emit.topic())
              .putUnlessEmpty("data", Parameters.entries(emit.data()))
              .done();
      case Test.Expectation.Ended ended ->
          keys(
                  new Shape()
                      .put("workflow", ended.workflow())
                      .put("status", ended.ending().word()),
                  ended)
              .done();
      case Test.Expectation.Holds holds -> Parameters.expression(holds.condition());
    };
  }
}
