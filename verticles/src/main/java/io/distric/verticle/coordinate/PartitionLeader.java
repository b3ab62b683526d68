package io.distric.verticle.coordinate;

import io.distric.config.NodeConfig;
import io.distric.protocol.Command;
import io.distric.protocol.EngineLimits;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.distric.protocol.WorkerHello;
import io.distric.replica.ReplicaGroup;
import io.distric.workflow.Applied;
import io.distric.workflow.EngineGauges;
import io.distric.workflow.PartitionEngine;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** Fewer commands are not worth an entry beside one that is under way. */
  private static final int ENTRY_COMMANDS_MIN = 64;

  private final Context context;
  private final NodeConfig config;
  private final ReplicaGroup group;
  private final CommandQueue queue;
  private final Packer packer;
  private final Workers workers;
  private final EngineClock clock;
  private final Outbox outbox;
  private final Settlement settlement;
  private final EngineTimer timer;
  private final CoordinateMeters meters;
  private final Map<Long, Proposal> inflight = new HashMap<>();
  private volatile boolean leads;
  private long term;
  private EngineGauges standing;
  private boolean placesUseless;
  private boolean proposing;

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
    this.context = context;
    this.config = config;
    this.group = group;
    this.standing = standing;
    this.queue = queue;
    this.packer = packer;
    this.workers = workers;
    this.clock = clock;
    this.outbox = outbox;
    this.settlement = new Settlement(outbox, packer);
    this.timer = new EngineTimer(vertx, clock, this::onTimer);
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
      settlement.refuse(new CommandQueue.Slice(work, 0, work.size()), notLeading());
      return;
    }
    if (work instanceof Work.Reports reports) {
      reports.batch().reports().forEach(workers::ended);
    }
    queue.add(work);
    proposeSoon();
  }

  void refuse(Work work, Problem problem) {
    settlement.refuse(new CommandQueue.Slice(work, 0, work.size()), problem);
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
      timer.cancel();
      queue.clear().forEach(slice -> settlement.refuse(slice, notLeading()));
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
    timer.schedule(standing.nextTimer());
    outbox.publishReplayed(state.index());
    propose();
  }

  /** An entry was applied; of this leader if a proposal has its seed. */
  void applied(long seed, Applied applied, EngineGauges state) {
    standing = state;
    // Before anybody hears of it: whoever has the result finds it counted and recorded.
    meters.ended(applied.finished());
    Proposal proposal = inflight.remove(seed);
    if (proposal != null) {
      meters.applied(proposal);
      workers.release(proposal.tickets());
      packer.applied(proposal.definitions());
      placesUseless = !proposal.tickets().isEmpty() && total(applied.placesUsed()) == 0;
      settlement.settle(proposal, applied).reversed().forEach(queue::addFirst);
    }
    outbox.order(applied, term);
    outbox.publish(applied);
    timer.schedule(standing.nextTimer());
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
    queue.expired(before).forEach(slice -> settlement.refuse(slice, notLeading()));
    if (leads) {
      lose(workers.expired(now));
    }
    if (leads && isIdle()) {
      // What the leader asked for itself may have been in an entry that was given up.
      timer.schedule(standing.nextTimer());
      lose(workers.strangers(standing.runningSessions()));
    }
    // What was given up makes room for what waits.
    propose();
  }

  /** Behind what else has arrived by now, so that it goes into the same entry. */
  private void proposeSoon() {
    if (!proposing && hasRoom()) {
      proposing = true;
      context.runOnContext(
          turn -> {
            proposing = false;
            propose();
          });
    }
  }

  /**
   * An entry costs an fsync however little it holds. So what is little waits while another entry is
   * under way, and goes with what arrives meanwhile.
   */
  private boolean hasRoom() {
    int under = inflight.size();
    return under == 0
        || (under < config.coordinate().entriesInflightMax() && queue.size() >= ENTRY_COMMANDS_MIN);
  }

  private void propose() {
    while (leads && !queue.isEmpty() && hasRoom()) {
      Proposal proposal = packer.next(standing.readyTasks());
      if (proposal != null) {
        submit(proposal);
      } else if (packer.stoppedByOutdatedMessage()) {
        queue.takeFirstMessages().forEach(settlement::evaluateAgain);
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
    LOG.warn("an entry of {} was not confirmed: {}", group.name(), failure.toString());
    giveUp(
        proposal,
        switch (cause) {
          case ReplicaGroup.NotLeadingException _ -> notLeading();
          case ReplicaGroup.EntryTooLargeException _ -> tooLarge(cause);
          default -> outcomeUnknown(String.valueOf(failure.getMessage()));
        });
    propose();
  }

  private void giveUp(Proposal proposal, Problem problem) {
    if (inflight.remove(proposal.seed()) != null) {
      workers.release(proposal.tickets());
      proposal.slices().forEach(slice -> settlement.refuse(slice, problem));
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
    // What level other voters know cannot be told yet: with them the level stays.
    if (state.level() < PartitionEngine.LEVEL_MAX && group.standing().members().size() == 1) {
      queue.add(new Work.Own(List.of(new Command.RaiseLevel(PartitionEngine.LEVEL_MAX))));
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

  private void onTimer() {
    if (leads) {
      queue.add(new Work.Own(List.of(ADVANCE)));
      propose();
    }
  }

  private Problem notLeading() {
    return ProblemCode.NOT_READY.retry(
        group.name() + " could not take it; nothing was accepted", RETRY_SECONDS);
  }

  /** To send it again would not help, and whoever was told that it may be in the log would. */
  private static Problem tooLarge(Throwable cause) {
    return ProblemCode.EFFECTS_TOO_LARGE.problem(
        "what the message starts does not fit into a log entry: " + cause.getMessage());
  }

  private static Problem outcomeUnknown(String why) {
    return ProblemCode.OUTCOME_UNKNOWN.unknown(why, RETRY_SECONDS);
  }
}
