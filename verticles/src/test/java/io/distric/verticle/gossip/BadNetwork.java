package io.distric.verticle.gossip;

import io.distric.membership.Address;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The network between the members of a test: loses datagrams, and cuts links one way. */
final class BadNetwork {

  private static final int PERCENT = 100;

  private final Map<Integer, Set<Integer>> cut = new ConcurrentHashMap<>();
  private final AtomicInteger loss = new AtomicInteger();

  void loss(int percent) {
    loss.set(percent);
  }

  /** Nothing goes from one port to the other any more, and so no connection stands either. */
  void cut(int from, int to) {
    cut.computeIfAbsent(from, key -> ConcurrentHashMap.newKeySet()).add(to);
  }

  void heal() {
    cut.clear();
    loss.set(0);
  }

  /** What the member sees of it; its port is known only once it is bound. */
  Filter filter(long seed) {
    return new Filter(new java.util.Random(seed));
  }

  private boolean goes(int from, int to) {
    return !cut.getOrDefault(from, Set.of()).contains(to);
  }

  final class Filter implements PacketFilter {
    private final java.util.Random random;
    private volatile int port;

    private Filter(java.util.Random random) {
      this.random = random;
    }

    void port(int bound) {
      port = bound;
    }

    @Override
    public boolean passes(Way way, Address peer, boolean stream) {
      return switch (way) {
        case OUT -> goes(port, peer.port()) && (!stream || goes(peer.port(), port));
        case IN -> stream || (goes(peer.port(), port) && random.nextInt(PERCENT) >= loss.get());
      };
    }
  }
}
