package io.distric.membership;

import io.distric.membership.GossipMessage.Left;
import io.distric.membership.GossipMessage.Ping;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Says goodbye: as news to all, and to a few in person until these acknowledge it, because each of
 * them passes it on. So a member leaves as soon as it is sure to be heard, and not later than after
 * {@code gossip.leaveTimeout}.
 */
final class Goodbye {

  /** Members that must have heard it and stay, where there are that many. */
  private static final int HEARERS_MIN = 5;

  /** Ticks that it stays at least: of those who heard, some may leave at the same moment. */
  private static final int TICKS_MIN = 2;

  /** More are asked at once than needed: some may be dead, and packets lost. */
  private static final int MORE = 2;

  /** Own probes and relays never come so far. */
  private static final int SEQUENCE = Integer.MAX_VALUE;

  private final Turn turn;
  private final Timing timing;
  private final Self self;
  private final MemberTable table;
  private final Dissemination news;
  private final BitSet heard = new BitSet();
  private boolean saying;
  private long stays;
  private long nextCall = Long.MAX_VALUE;
  private long endsAt = Long.MAX_VALUE;

  Goodbye(Parts parts) {
    turn = parts.turn();
    timing = parts.timing();
    self = parts.self();
    table = parts.table();
    news = parts.news();
  }

  /** Whether it has begun. */
  boolean said() {
    return saying;
  }

  void begin() {
    saying = true;
    boolean alone = table.live() <= 1;
    endsAt = alone ? turn.now : turn.now + timing.config.leaveTimeout().toMillis();
    stays = turn.now + TICKS_MIN * timing.tick;
    nextCall = turn.now;
    wake();
  }

  long wakeAt() {
    return Math.min(nextCall, endsAt);
  }

  void wake() {
    if (endsAt == Long.MAX_VALUE) {
      return;
    }
    boolean enough = turn.now >= stays && hearers() >= wanted();
    if (enough || turn.now >= endsAt) {
      end();
    } else if (turn.now >= nextCall) {
      nextCall = turn.now + timing.tick;
      call();
    }
  }

  /** Whether this was an answer to a goodbye. */
  boolean acked(int sequence, int sender) {
    if (!saying || sequence != SEQUENCE) {
      return false;
    }
    if (sender >= 0) {
      heard.set(sender);
    }
    return true;
  }

  private void call() {
    int ask = Math.max(0, wanted() - hearers()) + MORE;
    int[] taken = Arrays.copyOf(heard.stream().toArray(), heard.cardinality() + ask);
    for (int i = heard.cardinality(); i < taken.length; i++) {
      taken[i] = table.pick(self.random(), self.number(), taken, i);
      if (taken[i] >= 0) {
        Ping ping = new Ping(SEQUENCE, table.id(taken[i]), table.view(SEQUENCE));
        Left left = new Left(self.id(), self.incarnation(), 0);
        news.send(table.profile(taken[i]).address(), ping, left);
      }
    }
  }

  private int wanted() {
    return Math.min(HEARERS_MIN, table.live() - 1);
  }

  /** Those who heard it and did not leave themselves. */
  private int hearers() {
    return (int)
        heard.stream().filter(number -> table.has(number) && table.status(number).live()).count();
  }

  private void end() {
    nextCall = Long.MAX_VALUE;
    endsAt = Long.MAX_VALUE;
    turn.raise(new MemberEvent.Departed());
  }
}
