package io.distric.workflow;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import io.distric.dsl.value.Value;
import io.distric.protocol.Command.AcceptMessage;
import io.distric.protocol.Command.Emit;
import io.distric.protocol.Command.Run;
import io.distric.protocol.Event;
import io.distric.protocol.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps a message once for each key, and starts what its matches ask for. */
final class AcceptMessageProcessor {

  private final EngineState state;

  AcceptMessageProcessor(EngineState state) {
    this.state = state;
  }

  /**
   * Decides.
   *
   * @param message to keep
   * @param position of the command in its entry
   * @param events that the entry has brought forth so far
   */
  void decide(Decision decision, AcceptMessage message, int position, int events) {
    DedupRecord known = state.dedup.find(message.client(), message.messageId());
    if (known != null) {
      decision.outcome = again(message, known);
      return;
    }
    List<WorkflowPlan> plans = plans(decision, message);
    if (plans.size() < message.runs().size()) {
      return;
    }
    Turn turn = decision.turn;
    List<UUID> ids = ids(turn, message, position);
    decision.events.add(
        new Event.MessageAccepted(
            turn.now(),
            message.messageId(),
            message.client(),
            message.catalogVersion(),
            message.matched(),
            ids,
            new Event.KeptMessage(
                message.type(), message.receivedAt(), message.payload(), message.changes())));
    for (Emit emit : message.emits()) {
      decision.events.add(
          new Event.RuleEmitted(
              turn.now(), message.messageId(), emit.ruleId(), emit.topic(), emit.data()));
    }
    for (int i = 0; i < ids.size(); i++) {
      InstanceHeader header = header(turn, message, i, ids.get(i), plans.get(i));
      begin(decision.draft(header));
    }
    Outcome.Accepted receipt =
        new Outcome.Accepted(
            message.catalogVersion(), message.matched(), ids, turn.index(), events, false);
    decision.outcome = receipt;
    decision.accepted =
        new DedupRecord(
            message.client(), message.messageId(), message.bodyHash(), turn.now(), receipt);
  }

  /** What cannot run is kept all the same, as an instance that failed: the message was taken. */
  private static void begin(InstanceDraft instance) {
    if (instance.plan.isMissing()) {
      Flow.abort(
          instance,
          Status.FAILED,
          new Event.Failure(
              "workflow_missing",
              "rule '"
                  + instance.header.ruleId
                  + "' starts workflow '"
                  + instance.plan.workflow
                  + "', which the catalog did not have; apply it and send the message anew"));
      return;
    }
    Flow.start(instance);
  }

  private static Outcome again(AcceptMessage message, DedupRecord known) {
    if (known.bodyHash() == message.bodyHash()) {
      return known.receipt();
    }
    return new Outcome.Rejection(
        Outcome.Reason.KEY_REUSED,
        "expected message '"
            + message.messageId()
            + "' to have the body that was accepted under this id before, but it has another;"
            + " send it under an id of its own");
  }

  /** A plan for each run; fewer if the outcome says why not. */
  private List<WorkflowPlan> plans(Decision decision, AcceptMessage message) {
    List<WorkflowPlan> plans = new ArrayList<>(message.runs().size());
    for (Run run : message.runs()) {
      if (run.version() == Run.NO_VERSION) {
        plans.add(WorkflowPlan.missing(run.workflow(), decision.turn.language()));
        continue;
      }
      DefinitionTable.Use use = state.definitions.get(run.workflow(), run.version());
      if (use == null) {
        decision.outcome = new Outcome.DefinitionMissing(run.workflow(), run.version());
        return plans;
      }
      if (use.plan == null) {
        decision.rejected(
            Outcome.Reason.BAD_DEFINITION,
            "workflow '"
                + run.workflow()
                + "' version "
                + run.version()
                + " cannot be run: "
                + use.fault);
        return plans;
      }
      plans.add(use.plan);
    }
    return plans;
  }

  private List<UUID> ids(Turn turn, AcceptMessage message, int position) {
    int count = message.runs().size();
    if (count == 0) {
      return List.of();
    }
    List<UUID> ids = new ArrayList<>(count);
    long entropy = Mix.mix(turn.seed(), position);
    while (ids.size() < count) {
      entropy = Mix.mix(entropy, ids.size());
      UUID id = InstanceIds.of(turn.now(), message.client(), message.messageId(), entropy);
      boolean taken =
          state.instances.get(id.getMostSignificantBits(), id.getLeastSignificantBits()) != null;
      if (!taken && !ids.contains(id)) {
        ids.add(id);
      }
    }
    return ids;
  }

  private InstanceHeader header(
      Turn turn, AcceptMessage message, int ordinal, UUID id, WorkflowPlan plan) {
    Run run = message.runs().get(ordinal);
    long deadline = TaskPolicy.deadlineMillis(run.options(), plan.defaults);
    return new InstanceHeader(
        id,
        state.nextSequence + ordinal,
        plan,
        message.messageId(),
        run.ruleId(),
        plan.fallbacks.complete(run.input()),
        message.payload(),
        run.options(),
        idempotencyKey(turn, message, run.options()),
        message.receivedAt(),
        turn.now(),
        deadline == Long.MAX_VALUE ? deadline : turn.now() + deadline);
  }

  /** The rule names the effect in terms of the message. */
  private static @Nullable String idempotencyKey(
      Turn turn, AcceptMessage message, Options options) {
    Expr key = options.idempotencyKey().orElse(null);
    if (key == null) {
      return null;
    }
    Value payload = turn.language().parse(message.payload());
    if (!(payload instanceof Value.Fields(var fields))) {
      return null;
    }
    Value value =
        turn.language()
            .compile(List.of(key))
            .getFirst()
            .evaluate(name -> fields.getOrDefault(name, Value.Missing.MISSING));
    return Words.text(value);
  }
}
