package io.distric.dsl.match;

/** Ranks of rules that may match, in a bitset with a summary. Confined to one thread. */
final class CandidateSet {

  private final long[] words;
  private final long[] summary;

  CandidateSet(int size) {
    words = new long[size + 63 >>> 6];
    summary = new long[words.length + 63 >>> 6];
  }

  void add(int rank) {
    int word = rank >>> 6;
    words[word] |= 1L << rank;
    summary[word >>> 6] |= 1L << word;
  }

  void clear() {
    for (int i = 0; i < summary.length; i++) {
      for (long left = summary[i]; left != 0; left &= left - 1) {
        words[(i << 6) + Long.numberOfTrailingZeros(left)] = 0;
      }
      summary[i] = 0;
    }
  }

  /** Takes out those of a bitset. */
  void remove(long[] others) {
    for (int i = 0; i < summary.length; i++) {
      for (long left = summary[i]; left != 0; left &= left - 1) {
        int word = (i << 6) + Long.numberOfTrailingZeros(left);
        words[word] &= ~others[word];
        if (words[word] == 0) {
          summary[i] &= ~(left & -left);
        }
      }
    }
  }

  /** Adds the rules of all ranks, in their order. */
  void addTo(MatchBuffer found, CompiledRule[] rules) {
    for (int i = 0; i < summary.length; i++) {
      for (long left = summary[i]; left != 0; left &= left - 1) {
        int word = (i << 6) + Long.numberOfTrailingZeros(left);
        for (long bits = words[word]; bits != 0; bits &= bits - 1) {
          found.add(rules[(word << 6) + Long.numberOfTrailingZeros(bits)]);
        }
      }
    }
  }

  /** The least rank at or above one; -1 if there is none. */
  int next(int from) {
    int word = from >>> 6;
    if (word >= words.length) {
      return -1;
    }
    long bits = words[word] & -1L << from;
    if (bits != 0) {
      return (word << 6) + Long.numberOfTrailingZeros(bits);
    }
    word = nextWord(word + 1);
    return word < 0 ? -1 : (word << 6) + Long.numberOfTrailingZeros(words[word]);
  }

  private int nextWord(int from) {
    int at = from >>> 6;
    if (at >= summary.length) {
      return -1;
    }
    long bits = summary[at] & -1L << from;
    while (bits == 0) {
      if (++at == summary.length) {
        return -1;
      }
      bits = summary[at];
    }
    return (at << 6) + Long.numberOfTrailingZeros(bits);
  }
}
