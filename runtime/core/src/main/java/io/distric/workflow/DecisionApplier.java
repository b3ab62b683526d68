package io.distric.workflow;

import io.distric.protocol.Assignment;
import io.distric.protocol.Event;
import io.distric.protocol.InstanceRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Does what was decided, and collects what an entry came to. Total: a decision that was made can be
 * carried out. For one entry.
 */
final class DecisionApplier {

  private final EngineState state;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Assignment> assignments = new ArrayList<>();
  private final List<UUID> cancellations = new ArrayList<>();
  private final List<InstanceRecord> finished = new ArrayList<>();

  DecisionApplier(EngineState state) {
    this.state = state;
  }

  /** Events so far: the ordinal of the next one. */
  int events() {
    return events.size();
  }

  void outcome(Outcome outcome) {
    outcomes.add(outcome);
  }

  void apply(Decision decision) {
    events.addAll(decision.events);
    cancellations.addAll(decision.cancellations);
    if (decision.accepted != null) {
      state.dedup.add(decision.accepted);
    }
    if (decision.assignment != null) {
      assignments.add(decision.assignment);
    }
    decision.drafts.forEach(this::apply);
    state.nextPlace = Math.max(state.nextPlace, decision.nextPlace());
  }

  Applied result(long index, int[] placesUsed) {
    return new Applied(index, outcomes, events, assignments, cancellations, finished, placesUsed);
  }

  private void apply(InstanceDraft draft) {
    InstanceRecord record = draft.finished;
    if (record != null && draft.plan.isMissing()) {
      state.nextSequence = Math.max(state.nextSequence, draft.header.sequence + 1);
      finished.add(record);
      return;
    }
    if (draft.before == null) {
      open(draft.header);
    }
    if (record == null) {
      state.put(draft.toState());
    } else {
      state.remove(draft.header);
      finished.add(record);
    }
    applyTasks(draft);
  }

  private void open(InstanceHeader instance) {
    WorkflowPlan plan = instance.plan;
    DefinitionTable.Use use = state.definitions.get(plan.workflow, plan.version);
    if (use == null) {
      throw new IllegalStateException("no definition of '" + plan.workflow + "' " + plan.version);
    }
    state.definitions.opened(use, state.index);
    state.nextSequence = Math.max(state.nextSequence, instance.sequence + 1);
  }

  @SuppressWarnings("ReferenceEquality") // a task that was not replaced was not changed
  private void applyTasks(InstanceDraft draft) {
    @Nullable TaskState[] before = draft.tasksBefore();
    List<Integer> ready = new ArrayList<>(0);
    for (int ordinal = 0; ordinal < draft.tasks.length; ordinal++) {
      TaskState from = ordinal < before.length ? before[ordinal] : null;
      TaskState to = draft.tasks[ordinal];
      if (from == to) {
        continue;
      }
      state.left(from);
      if (to != null && to.stage() == TaskState.Stage.READY) {
        ready.add(ordinal);
      } else {
        state.entered(draft.header, ordinal, to);
      }
    }
    // A queue is in the order of places, which need not be that of the ordinals.
    ready.sort(Comparator.comparingLong(ordinal -> draft.task(ordinal).mark()));
    for (int ordinal : ready) {
      state.entered(draft.header, ordinal, draft.tasks[ordinal]);
    }
  }
}
