package io.distric.membership;

import io.distric.membership.GossipMessage.Ack;
import io.distric.membership.GossipMessage.Left;
import io.distric.membership.GossipMessage.Nack;
import io.distric.membership.GossipMessage.Ping;
import io.distric.membership.GossipMessage.PingRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pings on behalf of others. Sequences here are below zero, those of own probes above. */
final class Relays {

  private static final int RELAYS_MAX = 1024;

  private final Turn turn;
  private final Timing timing;
  private final MemberTable table;
  private final Dissemination news;
  private final Map<Integer, Relay> relays = new LinkedHashMap<>();
  private int sequence;
  private long next = Long.MAX_VALUE;

  Relays(Parts parts) {
    turn = parts.turn();
    timing = parts.timing();
    table = parts.table();
    news = parts.news();
  }

  void ask(PingRequest request, Address asker) {
    if (relays.size() >= RELAYS_MAX) {
      return;
    }
    long now = turn.now;
    Relay relay = new Relay(asker, request, now + timing.probeWait);
    relays.put(--sequence, relay);
    next = Math.min(next, relay.nackAt);
    news.send(request.address(), new Ping(sequence, request.target(), table.view(sequence)));
    int target = table.find(request.target());
    if (timing.lifeguard && target >= 0 && table.status(target) == MemberStatus.LEFT) {
      // Who asks may have missed the goodbye.
      news.send(asker, new Left(request.target(), table.incarnation(target), 0));
    }
  }

  void acked(int answered) {
    Relay relay = relays.remove(answered);
    if (relay == null) {
      return;
    }
    List<GossipMessage> messages = new ArrayList<>(4);
    messages.add(new Ack(relay.sequence, table.view(relay.sequence)));
    int target = table.find(relay.target);
    // The asker does not reach it, and so may miss what it says in its own defence.
    if (target >= 0 && timing.lifeguard && table.status(target) == MemberStatus.ALIVE) {
      int incarnation = table.incarnation(target);
      messages.add(new GossipMessage.Alive(table.profile(target), incarnation, 0));
    }
    news.send(relay.asker, messages);
  }

  int open() {
    return relays.size();
  }

  long wakeAt() {
    return next;
  }

  void forget() {
    relays.clear();
    next = Long.MAX_VALUE;
  }

  void wake() {
    if (turn.now < next) {
      return;
    }
    next = Long.MAX_VALUE;
    for (Iterator<Relay> all = relays.values().iterator(); all.hasNext(); ) {
      Relay relay = all.next();
      if (turn.now >= relay.endsAt) {
        all.remove();
        continue;
      }
      if (turn.now >= relay.nackAt && !relay.nacked) {
        relay.nacked = true;
        if (timing.lifeguard) {
          news.send(relay.asker, new Nack(relay.sequence));
        }
      }
      next = Math.min(next, relay.nacked ? relay.endsAt : relay.nackAt);
    }
  }

  private final class Relay {
    private final Address asker;
    private final int sequence;
    private final String target;
    private final long nackAt;
    private final long endsAt;
    private boolean nacked;

    private Relay(Address asker, PingRequest request, long nackAt) {
      this.asker = asker;
      sequence = request.sequence();
      target = request.target();
      this.nackAt = nackAt;
      endsAt = turn.now + 2 * timing.probeVerdict;
    }
  }
}
