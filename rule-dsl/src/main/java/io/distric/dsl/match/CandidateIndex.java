package io.distric.dsl.match;

import io.distric.dsl.match.CompiledRule.Access;
import io.distric.dsl.value.KeyHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules that may match a message. A rule that needs one to three slots to equal constants
 * is found by these; all others always are. A slot that some rule changes is no key. Immutable.
 */
final class CandidateIndex {

  private static final int KEY_SLOTS_MAX = 3;
  private static final int KEYS_MAX = 16;
  private static final int TABLES_MAX = 24;

  private final CandidateSet always;
  private final KeyIndex[] tables;

  private CandidateIndex(CandidateSet always, KeyIndex[] tables) {
    this.always = always;
    this.tables = tables;
  }

  /** Fills a set with the ranks of the rules that may match. */
  void find(Slots slots, CandidateSet candidates) {
    candidates.copy(always);
    for (KeyIndex table : tables) {
      table.find(slots, candidates);
    }
  }

  static CandidateIndex of(CompiledRule[] rules, PathTrie trie) {
    BitSet changing = changing(rules, trie);
    Map<Long, int[]> counts = count(rules);
    Access[][] keys = new Access[rules.length][];
    Map<List<Integer>, Integer> popularity = new HashMap<>();
    for (int rank = 0; rank < rules.length; rank++) {
      keys[rank] = choose(rules[rank].accesses(), changing, counts, KEY_SLOTS_MAX);
      popularity.merge(signature(keys[rank]), 1, Integer::sum);
    }
    List<List<Integer>> kept =
        popularity.keySet().stream()
            .filter(signature -> signature.size() > 1)
            .sorted(Comparator.comparing(popularity::get, Comparator.reverseOrder()))
            .limit(TABLES_MAX)
            .toList();
    CandidateSet always = new CandidateSet(rules.length);
    Map<List<Integer>, KeyIndex.Builder> builders = new HashMap<>();
    for (int rank = 0; rank < rules.length; rank++) {
      Access[] key = keys[rank];
      if (key.length > 1 && !kept.contains(signature(key))) {
        key = choose(rules[rank].accesses(), changing, counts, 1);
      }
      if (key.length == 0) {
        always.add(rank);
      } else {
        builders.computeIfAbsent(signature(key), KeyIndex.Builder::new).add(key, rank);
      }
    }
    return new CandidateIndex(
        always, builders.values().stream().map(KeyIndex.Builder::build).toArray(KeyIndex[]::new));
  }

  /** The accesses that the fewest messages are likely to satisfy, by slot. */
  private static Access[] choose(
      List<Access> accesses, BitSet changing, Map<Long, int[]> counts, int most) {
    List<Access> rarest = new ArrayList<>();
    for (Access access : accesses) {
      if (!changing.get(access.slot()) && access.hashes().length <= KEYS_MAX) {
        rarest.add(access);
      }
    }
    rarest.sort(Comparator.comparingDouble(access -> share(access, counts)));
    List<Access> chosen = new ArrayList<>();
    BitSet slots = new BitSet();
    int keys = 1;
    for (Access access : rarest) {
      boolean fits = keys * access.hashes().length <= KEYS_MAX && !slots.get(access.slot());
      if (fits && chosen.size() < most) {
        keys *= access.hashes().length;
        slots.set(access.slot());
        chosen.add(access);
      }
    }
    chosen.sort(Comparator.comparingInt(Access::slot));
    return chosen.toArray(Access[]::new);
  }

  /** The share of the tests on a slot that ask for the same values. */
  private static double share(Access access, Map<Long, int[]> counts) {
    long same = 0;
    for (long hash : access.hashes()) {
      same += counter(counts, access.slot(), hash)[0];
    }
    return (double) same / Math.max(1, counter(counts, access.slot(), 0)[0]);
  }

  private static int[] counter(Map<Long, int[]> counts, int slot, long hash) {
    return counts.computeIfAbsent(KeyHash.mix(slot, hash), _ -> new int[1]);
  }

  /** How many tests ask for a value of a slot, and how many for any, which is under hash 0. */
  private static Map<Long, int[]> count(CompiledRule[] rules) {
    Map<Long, int[]> counts = new HashMap<>();
    for (CompiledRule rule : rules) {
      for (Access access : rule.accesses()) {
        for (long hash : access.hashes()) {
          counter(counts, access.slot(), hash)[0]++;
          counter(counts, access.slot(), 0)[0]++;
        }
      }
    }
    return counts;
  }

  private static List<Integer> signature(Access[] key) {
    return Arrays.stream(key).map(Access::slot).toList();
  }

  /** Slots that a set or remove of some rule may change. */
  private static BitSet changing(CompiledRule[] rules, PathTrie trie) {
    BitSet changing = new BitSet();
    for (CompiledRule rule : rules) {
      for (RuleEffect effect : rule.effects()) {
        String name = changedName(effect);
        if (name != null) {
          for (int slot : trie.under(name)) {
            changing.set(slot);
          }
        }
      }
    }
    return changing;
  }

  private static @Nullable String changedName(RuleEffect effect) {
    return switch (effect) {
      case RuleEffect.Set(var path, _) -> path.getFirst();
      case RuleEffect.Remove(var path) -> path.getFirst();
      case RuleEffect.Run _, RuleEffect.Emit _, RuleEffect.Stop _ -> null;
    };
  }
}
