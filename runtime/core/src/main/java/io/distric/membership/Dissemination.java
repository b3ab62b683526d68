package io.distric.membership;

import io.distric.membership.GossipMessage.LoadMoved;
import io.distric.membership.GossipMessage.Rumour;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Passes news on: with every packet that goes out anyway, and at every tick to a few by chance. */
final class Dissemination {

  private final Turn turn;
  private final Timing timing;
  private final RandomGenerator random;
  private final MemberTable table;
  private final RumourQueue queue = new RumourQueue();
  private final int[] targets;
  private long lastTick = Long.MIN_VALUE / 2;
  private long nextTick = Long.MAX_VALUE;

  Dissemination(Turn turn, Timing timing, RandomGenerator random, MemberTable table) {
    this.turn = turn;
    this.timing = timing;
    this.random = random;
    this.table = table;
    targets = new int[timing.config.fanout()];
  }

  void put(int number, Rumour rumour) {
    // A class of load is worth half of the effort.
    int already = rumour instanceof LoadMoved ? timing.retransmits(table.live()) / 2 : 0;
    queue.put(number, rumour, already, turn.now);
    if (nextTick == Long.MAX_VALUE) {
      nextTick = Math.max(turn.now, lastTick + timing.tick);
    }
  }

  void drop(int number) {
    queue.drop(number);
  }

  int waiting() {
    return queue.size();
  }

  int held() {
    return queue.held();
  }

  long wakeAt() {
    return nextTick;
  }

  void postpone(long by) {
    if (nextTick != Long.MAX_VALUE) {
      nextTick += by;
    }
  }

  /** Sends messages to one member, with as much news as fits beside them. */
  void send(Address to, List<GossipMessage> messages) {
    fill(messages);
    turn.emit(new Effect.SendPacket(to, messages));
  }

  void send(Address to, GossipMessage... first) {
    List<GossipMessage> messages = new ArrayList<>(4);
    messages.addAll(List.of(first));
    send(to, messages);
  }

  void tick(int self) {
    if (turn.now < nextTick) {
      return;
    }
    lastTick = turn.now;
    if (table.live() <= 1) {
      // Verdicts of a member that was cut off would come true once it is heard again.
      queue.keepOnly(self);
    }
    for (int i = 0; i < targets.length && !queue.isEmpty(); i++) {
      int target = table.pick(random, self, targets, i);
      targets[i] = target;
      if (target >= 0) {
        push(table.profile(target).address());
      }
    }
    nextTick = queue.isEmpty() ? Long.MAX_VALUE : turn.now + timing.tick;
  }

  private void push(Address to) {
    for (int i = 0; i < timing.config.tickPacketsMax() && !queue.isEmpty(); i++) {
      List<GossipMessage> messages = new ArrayList<>(4);
      int room = fill(messages);
      if (!messages.isEmpty()) {
        turn.emit(new Effect.SendPacket(to, messages));
      }
      // Room left over means that there is nothing more that was not just sent.
      if (room > timing.config.packetBytesMax() / 4) {
        return;
      }
    }
  }

  /** Returns the bytes that are left. */
  private int fill(List<GossipMessage> messages) {
    int room = timing.config.packetBytesMax() - MessageSize.ENVELOPE;
    for (GossipMessage message : messages) {
      room -= MessageSize.of(message);
    }
    return queue.fill(messages, room, timing.retransmits(table.live()), turn.now);
  }
}
