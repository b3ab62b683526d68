package io.distric.dsl.check;

import io.distric.dsl.ast.Step;
import io.distric.dsl.ast.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What stands inside of steps. */
final class Steps {

  private Steps() {}

  /** The ids of all tasks of a workflow, of those that undo too. */
  static Set<String> tasks(Workflow workflow) {
    Set<String> ids = new LinkedHashSet<>();
    workflow.steps().forEach(step -> addTasks(step, ids));
    workflow.onFailure().ifPresent(f -> f.steps().forEach(step -> addTasks(step, ids)));
    return ids;
  }

  private static void addTasks(Step step, Set<String> ids) {
    if (step instanceof Step.Task task) {
      ids.add(task.id());
      task.undo().ifPresent(undo -> ids.add(undo.id()));
    }
    inside(step).forEach(list -> list.forEach(inner -> addTasks(inner, ids)));
  }

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
