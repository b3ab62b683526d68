package io.distric.membership.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What happens to a packet on its way. Times are in milliseconds. */
public final class Network {

  private final RandomGenerator random;
  private final Map<Integer, Integer> sides = new HashMap<>();
  private final Map<Long, Boolean> cuts = new HashMap<>();
  private double loss;
  private double repeated;
  private double reordered;
  private int delayMin = 1;
  private int delayMax = 3;

  Network(RandomGenerator random) {
    this.random = random;
  }

  /** Loses this share of the datagrams. */
  public Network loss(double share) {
    loss = share;
    return this;
  }

  /** Delivers this share of the datagrams twice. */
  public Network repeated(double share) {
    repeated = share;
    return this;
  }

  /** Delays this share of the datagrams by ten times as much. */
  public Network reordered(double share) {
    reordered = share;
    return this;
  }

  /** Takes so long from one member to another. */
  public Network delay(int min, int max) {
    delayMin = min;
    delayMax = max;
    return this;
  }

  /** Puts a member on a side; members on different sides do not reach each other. */
  public void side(int member, int side) {
    sides.put(member, side);
  }

  /** Nothing gets from one to the other; the way back stays open. */
  public void cut(int from, int to) {
    cuts.put(link(from, to), true);
  }

  /** Undoes all sides and cuts. */
  public void heal() {
    sides.clear();
    cuts.clear();
  }

  /** Whether no partition is between two members; single links may be cut. */
  boolean sameSide(int one, int other) {
    return sides.isEmpty() || sides.getOrDefault(one, 0).equals(sides.getOrDefault(other, 0));
  }

  boolean reaches(int from, int to) {
    return sameSide(from, to) && (cuts.isEmpty() || !cuts.containsKey(link(from, to)));
  }

  boolean loses() {
    return loss > 0 && random.nextDouble() < loss;
  }

  boolean repeats() {
    return repeated > 0 && random.nextDouble() < repeated;
  }

  int delay() {
    int delay = delayMin + random.nextInt(delayMax - delayMin + 1);
    return reordered > 0 && random.nextDouble() < reordered ? delay * 10 : delay;
  }

  /** Datagrams that are lost under a stream are sent again, which takes time. */
  int streamDelay() {
    int delay = delay();
    for (int tries = 0; tries < 6 && loses(); tries++) {
      delay += 200 << tries;
    }
    return delay;
  }

  private static long link(int from, int to) {
    return (long) from << 32 | to;
  }
}
