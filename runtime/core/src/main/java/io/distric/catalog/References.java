package io.distric.catalog;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Step;
import io.distric.dsl.ast.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which items need another one. */
final class References {

  private References() {}

  /** Rules and workflows that start a workflow; rules on a schema. */
  static List<ItemKey> to(ItemKey key, Model model) {
    return switch (key.kind()) {
      case WORKFLOW -> toWorkflow(key, model);
      case SCHEMA ->
          rules(model.rules().stream().filter(rule -> rule.on().equals(named(key))).toList());
      // The check of the rest of the catalog finds names that are gone.
      case CONSTANT, LIST, RULE, TABLE, MACRO, CHAIN -> List.of();
    };
  }

  private static Optional<String> named(ItemKey key) {
    return Optional.of(key.id());
  }

  private static List<ItemKey> toWorkflow(ItemKey key, Model model) {
    List<ItemKey> users = new ArrayList<>();
    users.addAll(rules(model.rules().stream().filter(rule -> starts(rule, key.id())).toList()));
    for (Workflow workflow : model.workflows()) {
      if (!workflow.id().equals(key.id()) && calls(workflow.steps(), key.id())) {
        users.add(new ItemKey(ItemKind.WORKFLOW, workflow.id()));
      }
    }
    return users;
  }

  private static List<ItemKey> rules(List<Rule> rules) {
    return rules.stream().map(rule -> new ItemKey(ItemKind.RULE, rule.id())).toList();
  }

  private static boolean starts(Rule rule, String workflow) {
    return rule.effects().stream()
        .anyMatch(effect -> effect instanceof Effect.Run run && run.workflow().equals(workflow));
  }

  private static boolean calls(List<Step> steps, String workflow) {
    return steps.stream().anyMatch(step -> calls(step, workflow));
  }

  private static boolean calls(Step step, String workflow) {
    return switch (step) {
      case Step.Child child -> child.workflow().equals(workflow);
      case Step.Switch it ->
          calls(it.otherwise(), workflow)
              || it.cases().stream().anyMatch(way -> calls(way.steps(), workflow));
      case Step.Foreach it -> calls(it.steps(), workflow);
      case Step.Repeat it -> calls(it.steps(), workflow);
      case Step.Task _, Step.Wait _ -> false;
    };
  }
}
