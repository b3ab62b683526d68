package io.distric.membership.simulation;

import io.distric.config.GossipConfig;
import io.distric.membership.MemberEvent;
import io.distric.membership.MemberSummary;

/** Carries a plan out, from the first member to the moment when all know the same again. */
public final class Run {

  private static final long SETTLED = 5_000;
  private static final long LOOK = 1_000;
  private static final long POLL = 100;
  private static final long AGREE_MAX = 180_000;
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final Plan plan;
  private final Outcome outcome = new Outcome();
  private final Simulation simulation;
  private final Invariants invariants;
  private final Ledger ledger;
  private final Script script;

  private Run(Plan plan) {
    this.plan = plan;
    GossipConfig config = plan.flavor().config(plan.config(), plan.members());
    simulation =
        new Simulation(
            config, plan.flavor().variant(), plan.coordinators(), plan.seed(), this::raised);
    plan.weather().over(simulation.network());
    invariants = new Invariants(simulation, config.packetBytesMax());
    ledger = new Ledger(simulation, outcome, invariants, plan.members());
    script = new Script(plan, simulation, ledger);
  }

  /** Runs one plan to its end. */
  public static Outcome of(Plan plan) {
    return new Run(plan).outcome();
  }

  /** Runs it again and again, each time from the next seed. */
  public static Outcome of(Plan plan, int runs) {
    Outcome all = Outcome.none();
    for (int i = 0; i < runs; i++) {
      all.add(of(plan.seeded(plan.seed() + i)));
    }
    return all;
  }

  private Outcome outcome() {
    simulation.acquainted(script.acquainted());
    simulation.runUntil(SETTLED);
    Traffic before = simulation.traffic();
    long end = script.begin();
    while (simulation.now() < end && !over()) {
      pass(Math.min(LOOK, end - simulation.now()));
    }
    outcome.traffic.add(simulation.traffic().since(before));
    script.finish();
    agree();
    ledger.finish();
    outcome.runs = 1;
    outcome.breachCount = invariants.count();
    for (String breach : invariants.breaches()) {
      outcome.breaches.add(
          "%s, seed %d, %s".formatted(plan.scenario().word(), plan.seed(), breach));
    }
    return outcome;
  }

  /** Where nothing but deaths is looked at, it ends when all know of them. */
  private boolean over() {
    boolean deaths = plan.scenario() == Scenario.CRASH || plan.scenario() == Scenario.MASS_KILL;
    return deaths && ledger.allTold();
  }

  private void raised(long now, int member, MemberEvent event) {
    ledger.raised(now, member, event);
  }

  private void pass(long milliseconds) {
    simulation.runUntil(simulation.now() + milliseconds);
    ledger.look(simulation.now());
    int up = 0;
    for (int member = 0; member < simulation.size(); member++) {
      if (simulation.up(member)) {
        up++;
        invariants.look(simulation.now(), member, outcome);
      }
    }
    outcome.memberHours += up * milliseconds / MILLIS_PER_HOUR;
  }

  private void agree() {
    long since = simulation.now();
    while (!agreed()) {
      if (simulation.now() - since > AGREE_MAX) {
        invariants.disagree(simulation.now(), simulation.now() - since);
        return;
      }
      pass(POLL);
    }
    outcome.agreedAfter.add(simulation.now() - since);
  }

  private boolean agreed() {
    int up = 0;
    for (int member = 0; member < simulation.size(); member++) {
      if (simulation.paused(member)) {
        return false;
      }
      up += simulation.up(member) ? 1 : 0;
    }
    long digest = 0;
    boolean first = true;
    for (int member = 0; member < simulation.size(); member++) {
      if (!simulation.up(member)) {
        continue;
      }
      MemberSummary summary = simulation.machine(member).summary();
      if (summary.live() != up || (!first && summary.digest() != digest)) {
        return false;
      }
      digest = summary.digest();
      first = false;
    }
    return true;
  }
}
