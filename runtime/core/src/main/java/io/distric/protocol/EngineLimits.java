package io.distric.protocol;

/**
 * What the workflow engine goes by where a workflow says nothing, and the bounds of its state. Part
 * of the replicated state, because replicas with different limits would decide differently: the
 * leader changes them with {@link Command.Configure}, never by its configuration alone.
 *
 * @param timeoutMillis for an attempt whose workflow says nothing
 * @param attemptsMax no task is tried more often, whatever its workflow says
 * @param redeliveriesMax how often a task may lose its worker; after that it has failed with {@code
 *     worker_lost}
 * @param resultBytesMax bytes of a task's result; a longer one fails the task
 * @param dedupWindowMillis how long a message id is remembered at the most
 * @param dedupBytesMax memory of the dedup window; the oldest keys go first
 * @param definitionsIdleMax definitions kept that no open instance uses; the proposer sends one
 *     again when it is needed
 * @param timersPerAdvance instances whose timers one {@link Command.Advance} fires at the most
 */
public record EngineLimits(
    long timeoutMillis,
    int attemptsMax,
    int redeliveriesMax,
    int resultBytesMax,
    long dedupWindowMillis,
    long dedupBytesMax,
    int definitionsIdleMax,
    int timersPerAdvance) {

  /** In force until the first {@link Command.Configure}. Part of the format: never change. */
  public static final EngineLimits INITIAL =
      new EngineLimits(300_000, 1000, 100, 1 << 20, 86_400_000, 64L << 20, 256, 10_000);

  /** Refuses limits under which nothing could work. */
  public EngineLimits {
    require(timeoutMillis > 0, "timeoutMillis", timeoutMillis);
    require(attemptsMax > 0, "attemptsMax", attemptsMax);
    require(redeliveriesMax >= 0, "redeliveriesMax", redeliveriesMax);
    require(resultBytesMax > 0, "resultBytesMax", resultBytesMax);
    require(dedupWindowMillis >= 0, "dedupWindowMillis", dedupWindowMillis);
    require(dedupBytesMax >= 0, "dedupBytesMax", dedupBytesMax);
    require(definitionsIdleMax >= 0, "definitionsIdleMax", definitionsIdleMax);
    require(timersPerAdvance > 0, "timersPerAdvance", timersPerAdvance);
  }

  /** Appends them to a binary format. */
  public void writeTo(WireWriter out) {
    out.varint(timeoutMillis);
    out.varint(attemptsMax);
    out.varint(redeliveriesMax);
    out.varint(resultBytesMax);
    out.varint(dedupWindowMillis);
    out.varint(dedupBytesMax);
    out.varint(definitionsIdleMax);
    out.varint(timersPerAdvance);
  }

  /** Reads them back. */
  public static EngineLimits readFrom(WireReader in) {
    try {
      return new EngineLimits(
          in.varint(),
          in.varintIn(1, Integer.MAX_VALUE),
          in.varintIn(0, Integer.MAX_VALUE),
          in.varintIn(1, Integer.MAX_VALUE),
          in.varint(),
          in.varint(),
          in.varintIn(0, Integer.MAX_VALUE),
          in.varintIn(1, Integer.MAX_VALUE));
    } catch (IllegalArgumentException e) {
      throw in.damaged(String.valueOf(e.getMessage()));
    }
  }

  private static void require(boolean holds, String name, long value) {
    if (!holds) {
      throw new IllegalArgumentException("engine limit " + name + " cannot be " + value);
    }
  }
}
