package io.distric.verticle.coordinate;

import io.distric.config.NodeConfig;
import io.distric.protocol.Command;
import io.distric.protocol.EngineLimits;
import io.distric.protocol.EvaluatedBatch;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.distric.protocol.WorkerHello;
import io.distric.replica.ReplicaGroup;
import io.distric.workflow.Applied;
import io.distric.workflow.EngineGauges;
import io.distric.workflow.Outcome;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads a partition, or waits to: proposes what its queue holds, and does what the entries bring
 * about outside. Confined to the partition's context.
 */
final class PartitionLeader {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionLeader.class);
  private static final int RETRY_SECONDS = 1;
  private static final Command ADVANCE = new Command.Advance();

  private final Vertx vertx;
  private final Context context;
  private final NodeConfig config;
  private final ReplicaGroup group;
  private final CommandQueue queue;
  private final Packer packer;
  private final Workers workers;
  private final EngineClock clock;
  private final Outbox outbox;
  private final CoordinateMeters meters;
  private final Map<Long, Proposal> inflight = new HashMap<>();
  private volatile boolean leads;
  private long term;
  private EngineGauges standing;
  private long timer = -1;
  private long timerAt = Long.MAX_VALUE;
  private boolean placesUseless;

  PartitionLeader(
      Vertx vertx,
      Context context,
      NodeConfig config,
      ReplicaGroup group,
      EngineGauges standing,
      CommandQueue queue,
      Packer packer,
      Workers workers,
      EngineClock clock,
      Outbox outbox,
      CoordinateMeters meters) {
    this.vertx = vertx;
    this.context = context;
    this.config = config;
    this.group = group;
    this.standing = standing;
    this.queue = queue;
    this.packer = packer;
    this.workers = workers;
    this.clock = clock;
    this.outbox = outbox;
    this.meters = meters;
  }

  /** Any thread. */
  boolean leads() {
    return leads;
  }

  boolean isIdle() {
    return queue.isEmpty() && inflight.isEmpty();
  }

  int queued() {
    return queue.size();
  }

  int inflight() {
    return inflight.size();
  }

  int openInstances() {
    return standing.openInstances();
  }

  int readyTasks() {
    return standing.readyTasks();
  }

  void add(Work work) {
    if (!leads) {
      refuse(new CommandQueue.Slice(work, 0, work.size()), notLeading());
      return;
    }
    if (work instanceof Work.Reports reports) {
      reports.batch().reports().forEach(workers::ended);
    }
    queue.add(work);
    propose();
  }

  void refuse(Work work, Problem problem) {
    refuse(new CommandQueue.Slice(work, 0, work.size()), problem);
  }

  void hello(WorkerHello hello) {
    boolean known = workers.knows(hello.session());
    List<String> over = workers.hello(hello, System.nanoTime());
    if (!leads) {
      // Kept in mind for the time when this replica leads.
      return;
    }
    lose(over);
    if (!known) {
      placesUseless = false;
    }
    advanceIfWorthwhile();
  }

  /** This replica begins or ceases to lead. */
  void leading(boolean nowLeads, long newTerm, EngineGauges state) {
    leads = nowLeads;
    term = newTerm;
    standing = state;
    packer.clear();
    if (!leads) {
      vertx.cancelTimer(timer);
      timerAt = Long.MAX_VALUE;
      queue.clear().forEach(slice -> refuse(slice, notLeading()));
      return;
    }
    LOG.info(
        "partition {} leads in term {}: {} open instances",
        group.name(),
        term,
        state.openInstances());
    clock.restart(state.now());
    lose(workers.restart(state.runningSessions(), System.nanoTime()));
    configure(state);
    scheduleTimer();
    propose();
  }

  /** An entry was applied; of this leader if a proposal has its seed. */
  void applied(long seed, Applied applied, EngineGauges state) {
    standing = state;
    Proposal proposal = inflight.remove(seed);
    if (proposal != null) {
      meters.applied(proposal);
      workers.release(proposal.tickets());
      packer.applied(proposal.definitions());
      placesUseless = !proposal.tickets().isEmpty() && total(applied.placesUsed()) == 0;
      finish(proposal, applied);
    }
    outbox.order(applied, term);
    outbox.publish(applied);
    meters.ended(applied.finished());
    scheduleTimer();
    propose();
    advanceIfWorthwhile();
  }

  /** Gives up on what takes too long, and on workers that are silent. */
  void keepHouse() {
    long now = System.nanoTime();
    long before = now - config.coordinate().proposalTimeout().toNanos();
    for (Proposal proposal : List.copyOf(inflight.values())) {
      if (proposal.startNanos() - before < 0) {
        giveUp(proposal, outcomeUnknown("the log has not confirmed it in time"));
      }
    }
    queue.expired(before).forEach(slice -> refuse(slice, notLeading()));
    if (leads) {
      lose(workers.expired(now));
    }
  }

  private void propose() {
    while (leads
        && !queue.isEmpty()
        && inflight.size() < config.coordinate().entriesInflightMax()) {
      Proposal proposal = packer.next(standing.readyTasks());
      if (proposal != null) {
        submit(proposal);
      } else if (packer.stoppedByOutdatedMessage()) {
        queue.takeFirstMessages().forEach(this::evaluateAgain);
      } else {
        return;
      }
    }
  }

  private void submit(Proposal proposal) {
    inflight.put(proposal.seed(), proposal);
    meters.proposed(proposal);
    var _ =
        group
            .submit(proposal.bytes())
            .whenComplete(
                (applied, failure) -> {
                  if (failure != null) {
                    context.runOnContext(turn -> failed(proposal, failure));
                  }
                });
  }

  private void failed(Proposal proposal, Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    boolean certain =
        failure instanceof ReplicaGroup.NotLeadingException
            || cause instanceof ReplicaGroup.NotLeadingException;
    LOG.warn("an entry of {} was not confirmed: {}", group.name(), failure.toString());
    giveUp(proposal, certain ? notLeading() : outcomeUnknown(String.valueOf(failure.getMessage())));
    propose();
  }

  private void giveUp(Proposal proposal, Problem problem) {
    if (inflight.remove(proposal.seed()) != null) {
      workers.release(proposal.tickets());
      proposal.slices().forEach(slice -> refuse(slice, problem));
    }
  }

  private void finish(Proposal proposal, Applied applied) {
    int first = 0;
    List<Work> again = new ArrayList<>();
    for (CommandQueue.Slice slice : proposal.slices()) {
      switch (slice.work()) {
        case Work.Messages messages -> {
          outbox.reply(slice, messages.batch(), applied.outcomes(), first);
          Work missing = withoutDefinition(slice, messages, applied.outcomes(), first);
          if (missing != null) {
            again.add(missing);
          }
        }
        case Work.Reports reports -> {
          if (slice.to() == reports.size()) {
            reports.request().reply(null);
          }
        }
        case Work.Own own -> {
          // Nobody waits for it.
        }
      }
      first += slice.size();
    }
    again.reversed().forEach(queue::addFirst);
  }

  /** The messages of a slice that have to be proposed once more, with a definition. */
  private @Nullable Work withoutDefinition(
      CommandQueue.Slice slice, Work.Messages work, List<Outcome> outcomes, int first) {
    List<Integer> positions = new ArrayList<>(0);
    for (int i = 0; i < slice.size(); i++) {
      if (outcomes.get(first + i) instanceof Outcome.DefinitionMissing missing) {
        packer.missing(missing.workflow(), missing.version());
        positions.add(slice.from() + i);
      }
    }
    if (positions.isEmpty()) {
      return null;
    }
    EvaluatedBatch batch = work.batch();
    return new Work.Messages(
        new EvaluatedBatch(
            batch.replyTo(),
            batch.partition(),
            batch.catalogVersion(),
            positions.stream().mapToLong(p -> batch.correlations()[p]).toArray(),
            positions.stream().map(batch.messages()::get).toList(),
            batch.receivedAt(),
            positions.stream().map(batch.inbound()::get).toList()),
        work.arrivedNanos());
  }

  private void refuse(CommandQueue.Slice slice, Problem problem) {
    switch (slice.work()) {
      case Work.Messages messages -> outbox.refuse(slice, messages.batch(), problem);
      case Work.Reports reports -> reports.request().fail(problem.status(), problem.detail());
      case Work.Own own -> {
        // The leader asks again when there is reason to.
      }
    }
  }

  private void evaluateAgain(CommandQueue.Slice slice) {
    if (slice.work() instanceof Work.Messages messages) {
      outbox.evaluateAgain(slice, messages.batch());
    }
  }

  private void lose(List<String> sessions) {
    if (!sessions.isEmpty()) {
      LOG.info("sessions of workers are over: {}", sessions);
      queue.add(new Work.Own(List.of(new Command.LoseWorkers(sessions))));
      propose();
    }
  }

  /**
   * Ready tasks and free places do not find each other without an entry; but if no place of the
   * last entry suited any task, another entry helps only once there are other places.
   */
  private void advanceIfWorthwhile() {
    if (leads && isIdle() && !placesUseless && standing.readyTasks() > 0 && workers.free() > 0) {
      queue.add(new Work.Own(List.of(ADVANCE)));
      propose();
    }
  }

  private static int total(int[] places) {
    int total = 0;
    for (int used : places) {
      total += used;
    }
    return total;
  }

  private void configure(EngineGauges state) {
    Command.Configure wanted = new Command.Configure(limits(config));
    if (!wanted.limits().equals(state.limits())) {
      queue.add(new Work.Own(List.of(wanted)));
    }
  }

  private static EngineLimits limits(NodeConfig config) {
    EngineLimits initial = EngineLimits.INITIAL;
    return new EngineLimits(
        config.execute().timeout().toMillis(),
        initial.attemptsMax(),
        initial.redeliveriesMax(),
        config.execute().resultBytesMax(),
        config.coordinate().dedupWindow().toMillis(),
        config.coordinate().dedupBytesMax(),
        initial.definitionsIdleMax(),
        initial.timersPerAdvance());
  }

  private void scheduleTimer() {
    long due = standing.nextTimer();
    if (due == timerAt) {
      return;
    }
    vertx.cancelTimer(timer);
    timerAt = due;
    if (due != Long.MAX_VALUE) {
      timer = vertx.setTimer(clock.millisUntil(due), fired -> onTimer());
    }
  }

  private void onTimer() {
    timerAt = Long.MAX_VALUE;
    if (leads) {
      queue.add(new Work.Own(List.of(ADVANCE)));
      propose();
    }
  }

  private Problem notLeading() {
    return ProblemCode.NOT_READY.retry(
        group.name() + " could not take it; nothing was accepted", RETRY_SECONDS);
  }

  private static Problem outcomeUnknown(String why) {
    return ProblemCode.OUTCOME_UNKNOWN.unknown(why, RETRY_SECONDS);
  }
}
