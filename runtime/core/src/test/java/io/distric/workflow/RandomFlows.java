package io.distric.workflow;

import static io.distric.workflow.TaskSketch.equal;
import static io.distric.workflow.TaskSketch.number;
import static io.distric.workflow.TaskSketch.path;
import static io.distric.workflow.TaskSketch.task;

import io.distric.dsl.ast.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Workflows of any shape. */
final class RandomFlows {

  private final Random random;
  private int names;
  private final List<String> steps = new ArrayList<>();

  private RandomFlows(Random random) {
    this.random = random;
  }

  static FlowSketch next(Random random, String id) {
    return new RandomFlows(random).flow(id);
  }

  private FlowSketch flow(String id) {
    FlowSketch flow = FlowSketch.flow(id);
    int count = random.nextInt(7);
    for (int i = 0; i < count; i++) {
      String[] after = before();
      if (random.nextInt(4) == 0) {
        addChoice(flow, after);
      } else {
        TaskSketch task = newTask(true).after(after);
        flow.step(task.build());
      }
    }
    if (!steps.isEmpty()) {
      flow.output("last", path(steps.getLast() + ".result"));
    }
    if (random.nextInt(3) > 0) {
      TaskSketch alert = newTask(false).param("error", path("error.message"));
      flow.onFailure(random.nextBoolean(), alert);
    }
    if (random.nextInt(3) == 0) {
      flow.deadline(1 + random.nextInt(20_000));
    }
    return flow;
  }

  private void addChoice(FlowSketch flow, String[] after) {
    String id = "s" + names++;
    List<Step.Case> cases =
        List.of(
            FlowSketch.branch(number(0), newTask(true), newTask(true)),
            FlowSketch.branch(number(1), newTask(true)));
    List<Step> otherwise = random.nextBoolean() ? FlowSketch.steps(newTask(false)) : List.of();
    String on = after.length == 0 ? "input.n" : after[0] + ".result.n";
    flow.choice(id, path(on), cases, otherwise, after);
    steps.add(id);
  }

  private TaskSketch newTask(boolean undoable) {
    String id = "t" + names++;
    steps.add(id);
    TaskSketch task = task(id).type("type-" + random.nextInt(3)).priority(random.nextInt(10));
    if (undoable && random.nextBoolean()) {
      task.undo("u" + id);
    }
    if (random.nextBoolean()) {
      task.retry(1 + random.nextInt(4), random.nextInt(2000), random.nextInt(1000));
    }
    if (random.nextInt(5) == 0) {
      task.when(equal(path("input.n"), number(random.nextInt(2))));
    }
    if (random.nextInt(3) == 0) {
      task.param("m", path("message.id"));
    }
    return task.timeout(100 + random.nextInt(5000));
  }

  /** Steps in branches are fair predecessors too: a skipped one has ended. */
  private String[] before() {
    List<String> before = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0 && !steps.isEmpty(); i--) {
      String step = steps.get(random.nextInt(steps.size()));
      if (!before.contains(step)) {
        before.add(step);
      }
    }
    return before.toArray(new String[0]);
  }
}
