package io.distric.membership.simulation;

import io.distric.membership.Input;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/** Lets a scenario happen to the members of a simulation. */
final class Script {

  private static final int PAUSE_MAX = 2_000;
  private static final int GAP_MAX = 500;
  private static final int LATE_MAX = 1_500;
  private static final int BACK_MIN = 200;
  private static final int BACK_MAX = 20_000;
  private static final int NEWS_PERIOD = 500;
  private static final int BATCHES = 20;
  private static final int BATCH_PERIOD = 4_000;
  private static final int GONE = 2_500;

  /** Far above what refuting may have raised it to. */
  private static final int INCARNATIONS_PER_SECOND = 1_000;

  private static final int[] SEEDS = {0, 1, 2};

  private final Plan plan;
  private final Simulation simulation;
  private final Ledger ledger;
  private final SplittableRandom random;
  private long end;

  Script(Plan plan, Simulation simulation, Ledger ledger) {
    this.plan = plan;
    this.simulation = simulation;
    this.ledger = ledger;
    random = new SplittableRandom(plan.seed() ^ 0x5eed);
  }

  /** Members that know each other before anything happens. */
  int acquainted() {
    boolean storm = plan.scenario() == Scenario.JOIN_STORM;
    return storm ? Math.max(SEEDS.length, plan.members() - plan.affected()) : plan.members();
  }

  /** Begins; returns when it is over, on the clock of the simulation. */
  long begin() {
    end = simulation.now() + plan.lasts();
    switch (plan.scenario()) {
      case IDLE -> {}
      case NEWS -> news();
      case CRASH -> kill(plan.members() - 1);
      case MASS_KILL -> each(this::kill);
      case PAUSE -> pauses();
      case SLOW -> slow();
      case ONE_WAY -> each(this::deafen);
      case PARTITION -> partition();
      case CHURN -> churn();
      case ROLLING_RESTART -> rollingRestart();
      case JOIN_STORM -> storm();
    }
    return end;
  }

  /** Undoes what is still disturbed. */
  void finish() {
    simulation.network().heal();
    each(member -> simulation.slow(member, 0));
  }

  private void each(IntConsumer action) {
    for (int i = 0; i < plan.affected(); i++) {
      action.accept(plan.members() - 1 - i);
    }
  }

  private void kill(int member) {
    ledger.killed(member);
    simulation.crash(member);
  }

  private void news() {
    for (long time = simulation.now(); time < end; time += NEWS_PERIOD) {
      int capacity = 1_000 + (int) (time / NEWS_PERIOD);
      int member = random.nextInt(plan.members());
      simulation.at(
          time,
          () -> {
            ledger.changed(member);
            simulation.tell(member, new Input.LoadSeen(0, capacity, 1));
          });
    }
  }

  private void pauses() {
    each(
        member -> {
          ledger.disturb(member);
          simulation.at(simulation.now() + random.nextInt(GAP_MAX), () -> pause(member));
        });
    if (plan.affected() + plan.coordinators() < plan.members()) {
      simulation.at(simulation.now() + plan.lasts() / 2, () -> kill(plan.coordinators()));
    }
  }

  private void pause(int member) {
    if (simulation.now() >= end) {
      return;
    }
    long stretch = 1L + random.nextInt(PAUSE_MAX);
    simulation.pause(member, stretch);
    long next = simulation.now() + stretch + 1 + random.nextInt(GAP_MAX);
    simulation.at(next, () -> pause(member));
  }

  private void slow() {
    each(
        member -> {
          ledger.disturb(member);
          simulation.slow(member, LATE_MAX);
        });
  }

  private void deafen(int member) {
    ledger.disturb(member);
    for (int other = 0; other < plan.members(); other++) {
      if (other != member && random.nextBoolean()) {
        simulation.network().cut(member, other);
      }
    }
  }

  private void partition() {
    each(member -> simulation.network().side(member, 1));
  }

  private void churn() {
    long period = Math.max(1, plan.lasts() / plan.affected());
    for (long time = simulation.now(); time < end; time += period) {
      int first = Math.min(SEEDS.length, plan.members() - 1);
      int member = first + random.nextInt(plan.members() - first);
      long back = time + random.nextInt(BACK_MIN, BACK_MAX);
      simulation.at(time, () -> crashFor(member, back));
    }
    end += BACK_MAX;
  }

  private void crashFor(int member, long back) {
    if (simulation.up(member)) {
      kill(member);
      simulation.at(back, () -> restart(member));
    }
  }

  private void rollingRestart() {
    int batch = Math.max(1, plan.affected() / BATCHES);
    long time = simulation.now();
    for (int first = 0; first < plan.affected(); first += batch) {
      for (int member = first; member < Math.min(first + batch, plan.affected()); member++) {
        int restarted = member;
        simulation.at(time, () -> simulation.leave(restarted));
        simulation.at(time + GONE, () -> restart(restarted));
      }
      time += BATCH_PERIOD;
    }
    end = time;
  }

  private void storm() {
    for (int i = acquainted(); i < plan.members(); i++) {
      long time = simulation.now() + random.nextLong(Math.max(1, plan.lasts()));
      simulation.at(
          time,
          () -> {
            int member = simulation.size();
            ledger.started(member, 1);
            simulation.join(SEEDS);
          });
    }
  }

  private void restart(int member) {
    int incarnation = INCARNATIONS_PER_SECOND * (int) (1 + simulation.now() / 1_000);
    ledger.started(member, incarnation);
    simulation.restart(member, incarnation, seeds(member));
  }

  /** Nobody asks itself. */
  private static int[] seeds(int member) {
    return Arrays.stream(SEEDS).map(seed -> seed == member ? SEEDS.length : seed).toArray();
  }
}
