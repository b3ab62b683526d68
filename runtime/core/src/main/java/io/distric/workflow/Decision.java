package io.distric.workflow;

import io.distric.protocol.Assignment;
import io.distric.protocol.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a command would do, not done yet: {@link DecisionApplier} does it, unless deciding failed.
 * For one command.
 */
final class Decision {

  final Turn turn;
  final List<InstanceDraft> drafts = new ArrayList<>(1);
  final List<Event> events = new ArrayList<>();
  final List<UUID> cancellations = new ArrayList<>(0);
  @Nullable DedupRecord accepted;
  @Nullable Assignment assignment;
  Outcome outcome = Outcome.Done.DONE;

  private long nextPlace;

  /**
   * A decision that does nothing.
   *
   * @param turn of the entry
   * @param nextPlace first free place in the ready queue
   */
  Decision(Turn turn, long nextPlace) {
    this.turn = turn;
    this.nextPlace = nextPlace;
  }

  /** A place at the end of the ready queue. */
  long takePlace() {
    return nextPlace++;
  }

  long nextPlace() {
    return nextPlace;
  }

  Decision rejected(Outcome.Reason reason, String message) {
    outcome = new Outcome.Rejection(reason, message);
    return this;
  }

  /** A working copy of an instance, which becomes its state if the decision is applied. */
  InstanceDraft draft(InstanceState instance) {
    InstanceDraft draft = new InstanceDraft(this, instance);
    drafts.add(draft);
    return draft;
  }

  /** A working copy of an instance that does not exist yet. */
  InstanceDraft draft(InstanceHeader header) {
    InstanceDraft draft = new InstanceDraft(this, header);
    drafts.add(draft);
    return draft;
  }
}
