package io.distric.dsl.value;

/**
 * Kleene's three truth values as ints, so that generated code holds them on its stack: {@code and}
 * is the minimum, {@code or} the maximum.
 */
public final class Truth {

  /** It does not hold. */
  public static final int FALSE = 0;

  /** It cannot be told. */
  public static final int UNKNOWN = 1;

  /** It holds. */
  public static final int TRUE = 2;

  private Truth() {}

  /** The truth of a test that is never unknown. */
  public static int of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  /** The truth of a value used as a condition: only true and false are known. */
  public static int of(Value value) {
    return value instanceof Value.Bool bool ? of(bool.value()) : UNKNOWN;
  }

  /** Swaps true and false. */
  public static int not(int truth) {
    return TRUE - truth;
  }

  /** The truth of a comparison used as a value: unknown is missing. */
  public static Value value(int truth) {
    return switch (truth) {
      case TRUE -> Value.Bool.TRUE;
      case FALSE -> Value.Bool.FALSE;
      default -> Value.Missing.MISSING;
    };
  }
}
