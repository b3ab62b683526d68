package io.distric.workflow;

import io.distric.protocol.Command;
import io.distric.protocol.Entry;
import io.distric.protocol.Event;
import io.distric.protocol.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out one entry: its commands one by one, then ready tasks take the reserved places. */
final class EntryTurn {

  private static final Logger LOG = LoggerFactory.getLogger(EntryTurn.class);

  private static final Event.Failure INTERNAL =
      new Event.Failure("internal", "the engine could not go on with this instance");

  private final EngineState state;
  private final Entry entry;
  private final int partition;
  private final WorkflowLanguage language;
  private final DecisionApplier applier;
  private final AcceptMessageProcessor accept;
  private final ReportProcessor reports;

  EntryTurn(int partition, WorkflowLanguage language, EngineState state, long index, Entry entry) {
    this.partition = partition;
    this.language = language;
    this.state = state;
    this.entry = entry;
    this.applier = new DecisionApplier(state);
    this.accept = new AcceptMessageProcessor(state);
    this.reports = new ReportProcessor(state);
    state.index = index;
    state.now = Math.max(state.now, entry.stamp());
    if (!state.dedup.salted()) {
      state.dedup.salt(entry.seed());
    }
  }

  Applied run() {
    entry.definitions().forEach(definition -> state.definitions.learn(definition, state.index));
    List<Command> commands = entry.commands();
    for (int i = 0; i < commands.size(); i++) {
      applier.outcome(carryOut(commands.get(i), i));
    }
    int[] placesUsed = place();
    state.dedup.trim(state.now, state.limits.dedupWindowMillis(), state.limits.dedupBytesMax());
    state.definitions.trim(state.limits.definitionsIdleMax());
    Applied applied = applier.result(state.index, placesUsed);
    state.entries++;
    state.hash = AppliedHash.of(state.hash, applied);
    return applied;
  }

  private Outcome carryOut(Command command, int position) {
    return switch (command) {
      case Command.AcceptMessage message ->
          decide(d -> accept.decide(d, message, position, applier.events()));
      case Command.CompleteTask report ->
          report(report.task(), withinLimit(report.result()), d -> reports.decide(d, report));
      case Command.FailTask report -> report(report.task(), null, d -> reports.decide(d, report));
      case Command.ReleaseTask report ->
          report(report.task(), null, d -> reports.decide(d, report));
      case Command.CancelInstance cancel -> decide(d -> cancel(d, cancel));
      case Command.LoseWorkers lose -> loseWorkers(lose.sessions());
      case Command.Advance() -> advance();
      case Command.Configure configure -> {
        state.limits = configure.limits();
        yield Outcome.Done.DONE;
      }
      case Command.RaiseLevel(int level) -> {
        state.level = Math.max(state.level, level);
        yield Outcome.Done.DONE;
      }
    };
  }

  private Outcome decide(Consumer<Decision> processor) {
    Decision decision = decision();
    if (tryTo(() -> processor.accept(decision)) != null) {
      return undecided();
    }
    applier.apply(decision);
    return decision.outcome;
  }

  private static Outcome undecided() {
    return new Outcome.Rejection(
        Outcome.Reason.INTERNAL, "the engine could not decide; nothing was done");
  }

  /**
   * A report that is only refused would not come again, and its instance would wait for ever: where
   * what follows from it cannot be decided, the instance fails by that.
   */
  private Outcome report(UUID task, byte @Nullable [] result, Consumer<Decision> processor) {
    Decision decision = decision();
    Throwable fault = tryTo(() -> processor.accept(decision));
    if (fault == null) {
      applier.apply(decision);
      return decision.outcome;
    }
    InstanceState instance =
        state.instances.get(task.getMostSignificantBits(), InstanceIds.instanceLow(task));
    if (instance == null || !decision.turn.failsOpenly()) {
      return undecided();
    }
    failAt(instance, InstanceIds.ordinalOf(task), result, decision, fault);
    return Outcome.Done.DONE;
  }

  /** A result over the limit is none that a task can have completed with. */
  private byte @Nullable [] withinLimit(byte[] result) {
    return result.length > state.limits.resultBytesMax() ? null : result;
  }

  private void cancel(Decision decision, Command.CancelInstance cancel) {
    InstanceState instance =
        state.instances.get(
            cancel.instance().getMostSignificantBits(),
            cancel.instance().getLeastSignificantBits());
    if (instance == null) {
      decision.rejected(
          Outcome.Reason.NOT_FOUND,
          "expected to cancel instance '" + cancel.instance() + "', but no such one is open");
      return;
    }
    Flow.abort(
        decision.draft(instance),
        Status.CANCELLED,
        new Event.Failure("cancelled", cancel.reason()));
  }

  /** In the order of creation, so that replicas agree whatever the order of their tables. */
  private Outcome loseWorkers(List<String> sessions) {
    List<InstanceState> concerned = new ArrayList<>();
    for (InstanceState instance : state.instances.copy()) {
      if (instance != null && runsAt(instance, sessions)) {
        concerned.add(instance);
      }
    }
    concerned.sort(Comparator.comparingLong(instance -> instance.header.sequence));
    for (InstanceState instance : concerned) {
      // Again, where one task could not be decided and had to fail: the others were lost, too.
      InstanceState left = instance;
      while (left != null && runsAt(left, sessions)) {
        InstanceState now = left;
        decideOrFail(now, decision -> lose(decision.draft(now), sessions));
        left = state.instances.get(now.high, now.low);
      }
    }
    return Outcome.Done.DONE;
  }

  private static void lose(InstanceDraft draft, List<String> sessions) {
    for (int i = 0; i < draft.tasks.length && draft.finished == null; i++) {
      if (runsAt(draft.tasks[i], sessions)) {
        Attempts.lost(draft, i);
      }
    }
  }

  private Outcome advance() {
    for (int fired = 0; fired < state.limits.timersPerAdvance(); fired++) {
      InstanceState instance = state.timers.first();
      if (instance == null || instance.header.timerKey > state.now) {
        break;
      }
      decideOrFail(instance, decision -> Attempts.timersFire(decision.draft(instance)));
    }
    return Outcome.Done.DONE;
  }

  private int[] place() {
    TicketBook tickets = new TicketBook(entry.tickets());
    while (tickets.left() > 0 && state.ready.size() > 0) {
      ReadyQueue.Waiting next = state.ready.poll(tickets::accepts);
      if (next == null) {
        break;
      }
      InstanceState instance = state.instances.get(next.high(), next.low());
      if (instance == null) {
        throw new IllegalStateException("a task waits whose instance is gone");
      }
      start(instance, next.ordinal(), tickets);
    }
    return tickets.used();
  }

  private void start(InstanceState instance, int ordinal, TicketBook tickets) {
    if (instance.header.plan.node(ordinal).work() instanceof PlanNode.RunTask work) {
      WorkerRef worker = tickets.take(work.type(), state.sessions);
      decideOrFail(instance, d -> StartTaskProcessor.decide(d, instance, ordinal, worker));
    }
  }

  /**
   * What has to go on, in an instance that cannot, is the end of the instance: as if the task that
   * had its turn had failed, so that what has completed is undone, if that can be decided.
   */
  private void decideOrFail(InstanceState instance, Consumer<Decision> processor) {
    Decision decision = decision();
    Throwable fault = tryTo(() -> processor.accept(decision));
    if (fault == null) {
      applier.apply(decision);
    } else if (decision.turn.failsOpenly()) {
      failAt(instance, turnOf(decision), null, decision, fault);
    } else {
      abort(instance, INTERNAL, fault);
    }
  }

  private static int turnOf(Decision decision) {
    return decision.drafts.isEmpty() ? -1 : decision.drafts.getFirst().turnOf;
  }

  private static Event.@Nullable Failure occasion(Decision decision) {
    return decision.drafts.isEmpty() ? null : decision.drafts.getFirst().occasion;
  }

  /**
   * An instance fails by a fault.
   *
   * @param ordinal of the task at which it happened, or -1: the deadline was due
   * @param result of the task if it has completed, else null
   * @param broken what could not be decided
   */
  private void failAt(
      InstanceState instance,
      int ordinal,
      byte @Nullable [] result,
      Decision broken,
      Throwable fault) {
    String place =
        ordinal < 0 ? "its deadline" : "step '" + instance.header.plan.node(ordinal).id() + "'";
    Event.Failure cause = internal(place, result != null, fault, occasion(broken));
    Decision decision = decision();
    Throwable again = tryTo(() -> Flow.brokenOff(decision.draft(instance), ordinal, result, cause));
    if (again == null) {
      if (ordinal >= 0 && broken.cancellations.contains(instance.header.taskId(ordinal))) {
        decision.cancellations.addFirst(instance.header.taskId(ordinal));
      }
      LOG.error("instance {} cannot go on: {}", instance.header.id(), cause.message(), fault);
      applier.apply(decision);
      return;
    }
    abort(instance, cause, fault);
  }

  private void abort(InstanceState instance, Event.Failure cause, Throwable fault) {
    LOG.error("instance {} ends: {}", instance.header.id(), cause.message(), fault);
    Decision decision = decision();
    Flow.abort(decision.draft(instance), Status.FAILED, cause);
    applier.apply(decision);
  }

  /** Says the fault's class only: its message is not the same in every release. */
  private static Event.Failure internal(
      String place, boolean completed, Throwable fault, Event.@Nullable Failure occasion) {
    return new Event.Failure(
        INTERNAL.code(),
        (completed ? "what follows from the result of " : "what follows at ")
            + place
            + " could not be decided ("
            + fault.getClass().getSimpleName()
            + "); the log of the node has the cause"
            + (occasion == null ? "" : "; before it: " + occasion.message()));
  }

  /** Null, or why it could not be done. */
  private static @Nullable Throwable tryTo(Runnable decide) {
    try {
      decide.run();
      return null;
    } catch (RuntimeException | StackOverflowError fault) {
      return fault;
    }
  }

  private Decision decision() {
    Turn turn =
        new Turn(
            partition, state.index, state.now, entry.seed(), state.level, state.limits, language);
    return new Decision(turn, state.nextPlace);
  }

  private static boolean runsAt(InstanceState instance, List<String> sessions) {
    for (TaskState task : instance.tasks) {
      if (runsAt(task, sessions)) {
        return true;
      }
    }
    return false;
  }

  private static boolean runsAt(@Nullable TaskState task, List<String> sessions) {
    if (task == null || task.stage() != TaskState.Stage.RUNNING) {
      return false;
    }
    WorkerRef worker = task.worker();
    return worker != null && sessions.contains(worker.session());
  }
}
