package io.distric.placement;

import java.util.List;

/** Fills workers to one level, like water in vessels. */
final class Level {

  private Level() {}

  /** How many places a worker gives up to a level; may be out of its range. */
  @FunctionalInterface
  interface Vessel {
    long places(WorkerLoad worker, long level);
  }

  static int[] fill(List<WorkerLoad> workers, int wanted, long turn, long top, Vessel vessel) {
    long low = 0;
    long high = Math.max(top, 0);
    while (low < high) {
      long level = (low + high + 1) >>> 1;
      if (total(workers, level, vessel) <= wanted) {
        low = level;
      } else {
        high = level - 1;
      }
    }
    int[] places = new int[workers.size()];
    int left = wanted;
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.min(left, places(workers.get(i), low, vessel));
      left -= places[i];
    }
    addRest(workers, places, left, turn);
    return places;
  }

  /** What the level left over: one place each, from another worker on each turn. */
  private static void addRest(List<WorkerLoad> workers, int[] places, int rest, long turn) {
    int left = rest;
    boolean more = true;
    while (left > 0 && more) {
      more = false;
      for (int i = 0; i < places.length && left > 0; i++) {
        int at = (int) Long.remainderUnsigned(turn + i, places.length);
        if (places[at] < workers.get(at).free()) {
          places[at]++;
          left--;
          more = true;
        }
      }
    }
  }

  private static long total(List<WorkerLoad> workers, long level, Vessel vessel) {
    long total = 0;
    for (WorkerLoad worker : workers) {
      total += places(worker, level, vessel);
    }
    return total;
  }

  private static int places(WorkerLoad worker, long level, Vessel vessel) {
    return Math.clamp(vessel.places(worker, level), 0, worker.free());
  }
}
