package io.distric.dsl.match;

import io.distric.dsl.match.CompiledRule.Access;
import io.distric.dsl.value.KeyHash;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules by the hash of what some slots have to equal. Equal hashes of unequal values do no harm:
 * the rule's own code decides. Immutable.
 */
final class KeyIndex {

  private final int[] slots;
  private final long[] keys;
  private final int[][] ranks;

  private KeyIndex(int[] slots, long[] keys, int[][] ranks) {
    this.slots = slots;
    this.keys = keys;
    this.ranks = ranks;
  }

  void find(Slots message, CandidateSet candidates) {
    long key = 1;
    for (int slot : slots) {
      long hash = message.hash(slot);
      if (hash == 0) {
        return;
      }
      key = KeyHash.mix(key, hash);
    }
    int mask = keys.length - 1;
    for (int at = (int) key & mask; ranks[at] != null; at = at + 1 & mask) {
      if (keys[at] == key) {
        for (int rank : ranks[at]) {
          candidates.add(rank);
        }
        return;
      }
    }
  }

  /** Collects rules whose keys are over the same slots. */
  static final class Builder {
    private final int[] slots;
    private final Map<Long, int[]> lists = new LinkedHashMap<>();

    Builder(List<Integer> slots) {
      this.slots = slots.stream().mapToInt(i -> i).toArray();
    }

    void add(Access[] accesses, int rank) {
      add(accesses, 0, 1, rank);
    }

    private void add(Access[] accesses, int position, long key, int rank) {
      if (position == accesses.length) {
        // The first element is the number of those that follow.
        int[] list = lists.getOrDefault(key, new int[4]);
        if (list[0] + 1 == list.length) {
          list = Arrays.copyOf(list, list.length * 2);
        }
        list[++list[0]] = rank;
        lists.put(key, list);
        return;
      }
      for (long hash : accesses[position].hashes()) {
        add(accesses, position + 1, KeyHash.mix(key, hash), rank);
      }
    }

    KeyIndex build() {
      int capacity = Integer.highestOneBit(lists.size() * 4 + 2);
      long[] keys = new long[capacity];
      int[][] ranks = new int[capacity][];
      lists.forEach(
          (key, list) -> {
            int at = (int) (long) key & capacity - 1;
            while (ranks[at] != null) {
              at = at + 1 & capacity - 1;
            }
            keys[at] = key;
            ranks[at] = Arrays.copyOfRange(list, 1, list[0] + 1);
          });
      return new KeyIndex(slots, keys, ranks);
    }
  }
}
