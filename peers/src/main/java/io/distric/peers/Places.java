package io.distric.peers;

import java.util.Arrays;

/** Places of rules, collected for one message after the other. */
final class Places {

  private int[] places = new int[64];
  private int size;

  void clear() {
    size = 0;
  }

  void add(int place) {
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
    }
    places[size++] = place;
  }

  /** What was added, ascending. */
  int[] sorted() {
    int[] sorted = Arrays.copyOf(places, size);
    Arrays.sort(sorted);
    return sorted;
  }
}
