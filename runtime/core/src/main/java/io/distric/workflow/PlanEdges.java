package io.distric.workflow;

import io.distric.workflow.PlanNode.Guard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the edges of a plan: what {@code after} says, the choice that guards a branch, and the
 * steps whose results an expression reads, so that a result is there when it is read.
 */
final class PlanEdges {

  private final String workflow;
  private final List<PlanDraft> drafts;
  private final TreeMap<String, PlanDraft> byId = new TreeMap<>();

  PlanEdges(String workflow, List<PlanDraft> drafts) {
    this.workflow = workflow;
    this.drafts = drafts;
  }

  PlanNode[] resolve() {
    drafts.forEach(this::index);
    List<NavigableSet<Integer>> before = new ArrayList<>();
    List<List<Integer>> after = new ArrayList<>();
    for (PlanDraft draft : drafts) {
      before.add(predecessors(draft));
      after.add(new ArrayList<>());
    }
    for (PlanDraft draft : drafts) {
      before.get(draft.ordinal).forEach(first -> after.get(first).add(draft.ordinal));
    }
    requireNoCycle(before, after);
    PlanNode[] nodes = new PlanNode[drafts.size()];
    for (PlanDraft draft : drafts) {
      nodes[draft.ordinal] =
          draft.toNode(ints(before.get(draft.ordinal)), ints(after.get(draft.ordinal)));
    }
    return nodes;
  }

  private void index(PlanDraft draft) {
    if (byId.putIfAbsent(draft.id, draft) != null) {
      throw new BadDefinitionException(
          "expected every step of workflow '"
              + workflow
              + "' to have an id of its own, but two are called '"
              + draft.id
              + "'");
    }
  }

  private NavigableSet<Integer> predecessors(PlanDraft draft) {
    NavigableSet<Integer> before = new TreeSet<>();
    if (draft.part == PlanNode.Part.UNDO) {
      return before;
    }
    if (draft.guard != null) {
      before.add(draft.guard.choice());
    }
    for (String id : draft.after) {
      addEnds(named(draft, id), draft, before);
    }
    for (String name : draft.names.names()) {
      PlanDraft read = byId.get(name);
      if (read != null && read != draft && read.part == draft.part) {
        addEnds(read, draft, before);
      }
    }
    return before;
  }

  private PlanDraft named(PlanDraft draft, String id) {
    PlanDraft named = byId.get(id);
    if (named == null || named.part != draft.part) {
      throw new BadDefinitionException(
          "expected step '"
              + draft.id
              + "' of workflow '"
              + workflow
              + "' to come after a step beside it, but there is none called '"
              + id
              + "'");
    }
    return named;
  }

  /** A switch has ended when all that stands in it has; for its own steps when it has chosen. */
  private void addEnds(PlanDraft step, PlanDraft waiting, NavigableSet<Integer> before) {
    before.add(step.ordinal);
    if (!(step.work instanceof PlanDraft.Choice) || within(waiting, step)) {
      return;
    }
    for (PlanDraft other : drafts) {
      if (within(other, step)) {
        before.add(other.ordinal);
      }
    }
  }

  private boolean within(PlanDraft inner, PlanDraft choice) {
    @Nullable Guard guard = inner.guard;
    while (guard != null) {
      if (guard.choice() == choice.ordinal) {
        return true;
      }
      guard = drafts.get(guard.choice()).guard;
    }
    return false;
  }

  private void requireNoCycle(List<NavigableSet<Integer>> before, List<List<Integer>> after) {
    int[] open = before.stream().mapToInt(NavigableSet::size).toArray();
    ArrayDeque<Integer> ready = new ArrayDeque<>();
    for (int i = 0; i < open.length; i++) {
      if (open[i] == 0) {
        ready.add(i);
      }
    }
    int ended = 0;
    while (!ready.isEmpty()) {
      ended++;
      for (int next : after.get(ready.remove())) {
        if (--open[next] == 0) {
          ready.add(next);
        }
      }
    }
    if (ended < open.length) {
      throw new BadDefinitionException(
          "expected the steps of workflow '"
              + workflow
              + "' to have an order, but some wait for"
              + " each other: "
              + waiting(open));
    }
  }

  private List<String> waiting(int[] open) {
    return drafts.stream().filter(draft -> open[draft.ordinal] > 0).map(draft -> draft.id).toList();
  }

  private static int[] ints(Collection<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
