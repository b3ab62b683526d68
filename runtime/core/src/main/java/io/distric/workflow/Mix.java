package io.distric.workflow;

/** Integer arithmetic on entropy: the same on every machine. */
final class Mix {

  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private Mix() {}

  /** A number in which every bit depends on every bit of the input (the end of SplitMix64). */
  static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }

  static long mix(long first, long second) {
    return mix(mix(first) ^ second);
  }

  static long mix(long hash, String text) {
    long mixed = hash;
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * 0xFF51_AFD7_ED55_8CCDL;
      mixed ^= mixed >>> 32;
    }
    return mix(mixed, text.length());
  }

  static long mix(long hash, byte[] bytes) {
    long mixed = hash;
    for (byte b : bytes) {
      mixed = (mixed ^ b) * 0xFF51_AFD7_ED55_8CCDL;
      mixed ^= mixed >>> 32;
    }
    return mix(mixed, bytes.length);
  }

  /** A number in 0 … bound - 1. */
  static long below(long entropy, long bound) {
    return Long.remainderUnsigned(entropy, bound);
  }

  /** {@code value * factor / divisor}, or the largest number where that does not fit. */
  static long scaled(long value, long factor, long divisor) {
    long high = Math.multiplyHigh(value, factor);
    long low = value * factor;
    return high == 0 && low >= 0 ? low / divisor : Long.MAX_VALUE / 4;
  }
}
