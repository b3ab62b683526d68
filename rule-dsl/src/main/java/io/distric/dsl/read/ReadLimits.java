package io.distric.dsl.read;

/**
 * How much a source may ask of its reader. Beyond a limit is a diagnostic, never an exception.
 *
 * @param depthMax how deep maps and lists, or brackets of an expression, may nest; recursion is
 *     bounded by it, so that beyond some thousands a thread's stack is at risk
 * @param operatorsMax how many operators one expression may have; the same holds
 * @param diagnosticsMax how many faults of one source are kept; the rest is counted
 */
public record ReadLimits(int depthMax, int operatorsMax, int diagnosticsMax) {

  /** Enough for every source that people write. */
  public static final ReadLimits STANDARD = new ReadLimits(64, 1_000, 200);
}
