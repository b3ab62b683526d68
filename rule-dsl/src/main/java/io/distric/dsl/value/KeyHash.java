package io.distric.dsl.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Hash of UTF-8 bytes, eight at a time, by folded multiplication with a secret of this process, so
 * that a sender cannot choose keys that collide. Differs between processes: never stored.
 */
public final class KeyHash {

  static final long SEED = ThreadLocalRandom.current().nextLong();

  private static final long SECRET = ThreadLocalRandom.current().nextLong() | 1;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private KeyHash() {}

  /** The hash of a range. */
  public static long of(byte[] bytes, int from, int to) {
    long hash = SEED;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      hash = next(hash, (long) WORDS.get(bytes, at));
    }
    return last(hash, word(bytes, at, to), to - at);
  }

  /** Up to eight bytes of a range as a word, the first of them lowest. */
  public static long word(byte[] bytes, int from, int to) {
    int count = to - from;
    if (count <= 0) {
      return 0;
    }
    if (from + 8 <= bytes.length) {
      long word = (long) WORDS.get(bytes, from);
      return count >= 8 ? word : word & (1L << (count << 3)) - 1;
    }
    long word = 0;
    for (int i = 0; i < 8 && i < count; i++) {
      word |= (bytes[from + i] & 0xffL) << (i << 3);
    }
    return word;
  }

  /** Mixes two words. */
  public static long mix(long left, long right) {
    return next(left * 0x9e3779b97f4a7c15L, right);
  }

  static long next(long hash, long word) {
    long product = hash ^ word;
    return (product * SECRET) ^ Math.multiplyHigh(product, SECRET);
  }

  /** Takes in the last bytes, fewer than eight; their number is in the byte that is free. */
  static long last(long hash, long rest, int count) {
    return next(hash, rest | (long) (count + 1) << 56);
  }
}
