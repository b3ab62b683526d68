package io.distric.membership;

import io.distric.membership.GossipMessage.StatusReport;
import java.util.List;

/**
 * What is done once a round: figures go to the coordinators, members long gone are forgotten, and
 * now and then one that failed is tried again.
 */
final class Housekeeping {

  private final Turn turn;
  private final Timing timing;
  private final Self self;
  private final MemberTable table;
  private final Roster roster;
  private final PartitionWatch partition;
  private final Prober prober;
  private long nextRound = Long.MAX_VALUE;
  private long nextReconnect = Long.MAX_VALUE;
  private int sweep;

  Housekeeping(Parts parts, Roster roster, PartitionWatch partition, Prober prober) {
    turn = parts.turn();
    timing = parts.timing();
    self = parts.self();
    table = parts.table();
    this.roster = roster;
    this.partition = partition;
    this.prober = prober;
  }

  void start() {
    nextRound = turn.now + self.random().nextInt((int) timing.interval) + 1;
    nextReconnect = turn.now + timing.config.reconnectInterval().toMillis();
  }

  void stop() {
    nextRound = Long.MAX_VALUE;
    nextReconnect = Long.MAX_VALUE;
  }

  long wakeAt() {
    return Math.min(nextRound, nextReconnect);
  }

  void wake() {
    if (turn.now >= nextRound) {
      nextRound = turn.now + timing.interval;
      self.tellLoad();
      report();
      sweep();
      partition.check();
    }
    if (turn.now >= nextReconnect) {
      nextReconnect = turn.now + timing.config.reconnectInterval().toMillis();
      reconnect();
    }
  }

  private void report() {
    if (!self.profile().roles().contains(MemberRole.WORKER) || table.coordinators() == 0) {
      return;
    }
    StatusReport report = self.report();
    int told = 0;
    for (int number = 0; number < table.numbers() && told < table.coordinators(); number++) {
      if (table.has(number) && table.profile(number).coordinator()) {
        told++;
        if (number != self.number() && table.status(number).live()) {
          turn.emit(new Effect.SendPacket(table.profile(number).address(), List.of(report)));
        }
      }
    }
  }

  /** Looks at a part of the table each time, so that a round costs the same in a large cluster. */
  private void sweep() {
    int part = Math.max(16, table.numbers() / 16);
    for (int i = 0; i < part && table.numbers() > 0; i++) {
      int number = sweep++ % table.numbers();
      if (table.has(number) && expired(number)) {
        roster.forget(number);
      }
    }
    sweep %= Math.max(1, table.numbers());
  }

  private boolean expired(int number) {
    long gone = table.sinceChange(number, turn.now);
    return switch (table.status(number)) {
      case ALIVE, SUSPECTED -> false;
      case FAILED -> gone > timing.config.failedRetention().toMillis();
      case LEFT -> gone > timing.config.leftRetention().toMillis();
    };
  }

  private void reconnect() {
    int numbers = table.numbers();
    if (table.known() == table.live() || numbers == 0) {
      return;
    }
    int from = self.random().nextInt(numbers);
    for (int i = 0; i < numbers; i++) {
      int number = (from + i) % numbers;
      if (table.has(number) && table.status(number) == MemberStatus.FAILED) {
        prober.probe(number, null);
        return;
      }
    }
  }
}
