package io.distric.verticle.gossip;

/** So many a second, whoever they come from. Confined to the gossip context. */
final class PacketRate {

  private static final long SECOND = 1000;

  private final int max;
  private long second = Long.MIN_VALUE;
  private int taken;
  private long refused;

  PacketRate(int max) {
    this.max = max;
  }

  boolean admits(long now) {
    if (now / SECOND != second) {
      second = now / SECOND;
      taken = 0;
    }
    if (taken >= max) {
      refused++;
      return false;
    }
    taken++;
    return true;
  }

  long refused() {
    return refused;
  }
}
