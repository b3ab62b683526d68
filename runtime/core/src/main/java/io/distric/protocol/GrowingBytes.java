package io.distric.protocol;

import java.util.Arrays;

/**
 * The bytes of a body as they come. Takes room for what has come, not for what was announced:
 * announcing a body costs nothing. Confined to one thread.
 */
public final class GrowingBytes {

  /** Nothing is known of how many bytes there will be. */
  public static final int UNKNOWN = -1;

  /** Room for the first bytes, if no more come at once. */
  static final int FIRST_BYTES = 1 << 10;

  private static final byte[] NONE = {};

  private final int expected;
  private byte[] bytes = NONE;
  private int size;

  /**
   * Nothing yet.
   *
   * @param expected how many bytes there will be: no more room is taken than that until more have
   *     come; or {@link #UNKNOWN}
   */
  public GrowingBytes(int expected) {
    this.expected = expected;
  }

  /** How many have come. */
  public int size() {
    return size;
  }

  /** The bytes, from the beginning on; {@link #size} of them hold. */
  public byte[] array() {
    return bytes;
  }

  /** How much more room {@link #roomFor} would take. */
  public int roomTakenFor(int more) {
    int needed = Math.addExact(size, more);
    return needed <= bytes.length ? 0 : grown(bytes.length, needed, expected) - bytes.length;
  }

  /**
   * How long an array becomes that is too short: as long as is needed, or twice as long as it was,
   * so that little is copied. What comes all at once is never copied.
   *
   * @param length it has
   * @param needed more than that
   * @param expected it becomes no longer without need; or {@link #UNKNOWN}
   */
  public static int grown(int length, int needed, int expected) {
    long doubled = Math.max(2L * length, FIRST_BYTES);
    long wanted = Math.min(expected < 0 ? Integer.MAX_VALUE - 8 : expected, doubled);
    return (int) Math.max(needed, wanted);
  }

  /** Makes room: so many more fit behind {@link #size}. */
  public byte[] roomFor(int more) {
    int taken = roomTakenFor(more);
    if (taken > 0) {
      bytes = Arrays.copyOf(bytes, bytes.length + taken);
    }
    return bytes;
  }

  /** So many have been written behind {@link #size}. */
  public void added(int count) {
    size += count;
  }

  /** Lets go of all. */
  public void clear() {
    bytes = NONE;
    size = 0;
  }
}
