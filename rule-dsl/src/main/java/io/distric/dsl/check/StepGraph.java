package io.distric.dsl.check;

import io.distric.dsl.ast.Step;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which steps of a workflow wait for which. */
final class StepGraph {

  private final Faults faults;
  private final Map<String, Step> byId = new LinkedHashMap<>();

  /** For each step, those that it waits for: in its list, and the step around its list. */
  private final Map<String, Set<String>> before = new LinkedHashMap<>();

  private StepGraph(Faults faults) {
    this.faults = faults;
  }

  static StepGraph of(Workflow workflow, Faults faults) {
    StepGraph graph = new StepGraph(faults);
    graph.add(workflow.steps(), "");
    workflow.onFailure().ifPresent(f -> graph.add(f.steps(), ""));
    return graph;
  }

  boolean contains(String id) {
    return byId.containsKey(id);
  }

  Set<String> ids() {
    return byId.keySet();
  }

  /** Whether one step has ended, or decided, before another starts; a step is before itself. */
  boolean isBefore(String first, String then) {
    Deque<String> open = new ArrayDeque<>(List.of(then));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String id = open.pop();
      if (id.equals(first)) {
        return true;
      }
      if (seen.add(id)) {
        open.addAll(before.getOrDefault(id, Set.of()));
        after(id).forEach(b -> open.addAll(inside(b)));
      }
    }
    return false;
  }

  private List<String> after(String id) {
    Step step = byId.get(id);
    return step == null ? List.of() : step.after();
  }

  /** A step that has ended has ended with all the steps inside it. */
  private List<String> inside(String id) {
    Step step = byId.get(id);
    return step == null
        ? List.of()
        : Steps.inside(step).stream().flatMap(List::stream).map(Step::id).toList();
  }

  private void add(List<Step> steps, String parent) {
    Set<String> siblings = new LinkedHashSet<>();
    for (Step step : steps) {
      siblings.add(step.id());
      if (byId.putIfAbsent(step.id(), step) != null) {
        faults.error(
            DiagnosticCode.DUPLICATE_STEP,
            step.span(),
            "the id '" + step.id() + "' is used by another task of this workflow",
            "give one of them another id");
      }
    }
    steps.forEach(step -> edges(step, siblings, parent));
    cycle(steps);
    for (Step step : steps) {
      Steps.inside(step).forEach(inner -> add(inner, step.id()));
    }
  }

  private void edges(Step step, Set<String> siblings, String parent) {
    Set<String> edges = before.computeIfAbsent(step.id(), _ -> new LinkedHashSet<>());
    if (!parent.isEmpty()) {
      edges.add(parent);
    }
    for (String id : step.after()) {
      if (siblings.contains(id)) {
        edges.add(id);
      } else {
        unknownAfter(step, id, siblings);
      }
    }
  }

  private void unknownAfter(Step step, String id, Set<String> siblings) {
    boolean elsewhere = byId.containsKey(id);
    faults.error(
        DiagnosticCode.UNKNOWN_AFTER,
        step.span(),
        elsewhere
            ? "task '%s' waits for '%s', which stands in another list".formatted(step.id(), id)
            : "task '%s' waits for '%s', which is not there".formatted(step.id(), id),
        Suggestion.hint(id, siblings));
  }

  /** Takes away step after step that waits for nothing; what stays is a circle or behind one. */
  private void cycle(List<Step> steps) {
    Map<String, Set<String>> waiting = new LinkedHashMap<>();
    for (Step step : steps) {
      waiting.put(step.id(), new LinkedHashSet<>(step.after()));
    }
    waiting.values().forEach(edges -> edges.retainAll(waiting.keySet()));
    boolean shrunk = true;
    while (shrunk) {
      Set<String> free = new HashSet<>();
      waiting.forEach((id, edges) -> addIfEmpty(free, id, edges));
      shrunk = waiting.keySet().removeAll(free);
      waiting.values().forEach(edges -> edges.removeAll(free));
    }
    if (!waiting.isEmpty()) {
      List<String> path = path(waiting);
      Step first = byId.get(path.getFirst());
      faults.error(
          DiagnosticCode.WORKFLOW_CYCLE,
          first == null ? steps.getFirst().span() : first.span(),
          "these tasks wait for each other in a circle: " + String.join(" -> ", path),
          "take one of the ids out of after:");
    }
  }

  private static void addIfEmpty(Set<String> free, String id, Set<String> edges) {
    if (edges.isEmpty()) {
      free.add(id);
    }
  }

  private static List<String> path(Map<String, Set<String>> waiting) {
    List<String> path = new ArrayList<>();
    String at = waiting.keySet().iterator().next();
    while (!path.contains(at)) {
      path.add(at);
      at = waiting.getOrDefault(at, Set.of(at)).iterator().next();
    }
    List<String> circle = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
    circle.add(at);
    return circle;
  }
}
