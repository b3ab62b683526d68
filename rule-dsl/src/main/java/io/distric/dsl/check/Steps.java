package io.distric.dsl.check;

import io.distric.dsl.ast.Step;
import java.util.ArrayList;
import java.util.List;

/** What stands inside of steps. */
final class Steps {

  private Steps() {}

  /** The lists of steps in a step. */
  static List<List<Step>> inside(Step step) {
    return switch (step) {
      case Step.Task _, Step.Wait _, Step.Child _ -> List.of();
      case Step.Switch choice -> {
        List<List<Step>> lists = new ArrayList<>();
        choice.cases().forEach(c -> lists.add(c.steps()));
        lists.add(choice.otherwise());
        yield lists;
      }
      case Step.Foreach loop -> List.of(loop.steps());
      case Step.Repeat loop -> List.of(loop.steps());
    };
  }
}
