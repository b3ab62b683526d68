package io.distric.protocol;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in the event journals, one {@link Position} for each partition. Opaque to outsiders.
 * Immutable.
 */
public final class Cursor {

  private static final byte VERSION = 1;
  private static final int PARTITIONS_MAX = 256;

  private final Position[] positions;

  private Cursor(Position[] positions) {
    this.positions = positions;
  }

  /**
   * The next event of a partition.
   *
   * @param partition which
   * @param index of the log entry
   * @param ordinal of the event in its entry
   */
  public record Position(int partition, long index, int ordinal) {}

  /** The place just behind an event; the other partitions are not spoken of. */
  public static Cursor behind(int partition, long index, int ordinal) {
    return new Cursor(new Position[] {new Position(partition, index, ordinal + 1)});
  }

  /** A place in several partitions. */
  public static Cursor of(Position... positions) {
    return new Cursor(positions.clone());
  }

  /** The cursor that a text stands for; empty if it stands for none. */
  public static Optional<Cursor> parse(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length < 2 || bytes[0] != VERSION) {
      return Optional.empty();
    }
    return new Reading(bytes).cursor();
  }

  /** The position in a partition; empty if the cursor does not speak of it. */
  public Optional<Position> position(int partition) {
    for (Position position : positions) {
      if (position.partition == partition) {
        return Optional.of(position);
      }
    }
    return Optional.empty();
  }

  /** The spelling that clients keep. */
  public String text() {
    byte[] bytes = new byte[2 + positions.length * 20];
    bytes[0] = VERSION;
    int size = varint(bytes, 1, positions.length);
    for (Position position : positions) {
      size = varint(bytes, size, position.partition);
      size = varint(bytes, size, position.index);
      size = varint(bytes, size, position.ordinal);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, size));
  }

  @Override
  public String toString() {
    return text();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cursor that && Arrays.equals(positions, that.positions);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(positions);
  }

  private static int varint(byte[] bytes, int at, long value) {
    int size = at;
    long rest = value;
    while (rest > 0x7f) {
      bytes[size++] = (byte) (rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return size;
  }

  /** Reads bytes that come from outside. */
  private static final class Reading {
    private final byte[] bytes;
    private int at = 1;

    Reading(byte[] bytes) {
      this.bytes = bytes;
    }

    Optional<Cursor> cursor() {
      long count = varint();
      if (count < 1 || count > PARTITIONS_MAX) {
        return Optional.empty();
      }
      Position[] positions = new Position[(int) count];
      for (int i = 0; i < positions.length; i++) {
        long partition = varint();
        long index = varint();
        long ordinal = varint();
        boolean sound = partition >= 0 && partition < PARTITIONS_MAX && index >= 0 && ordinal >= 0;
        if (!sound || ordinal > Integer.MAX_VALUE) {
          return Optional.empty();
        }
        positions[i] = new Position((int) partition, index, (int) ordinal);
      }
      return at == bytes.length ? Optional.of(new Cursor(positions)) : Optional.empty();
    }

    /** The next number, -1 if there is none. */
    private long varint() {
      long value = 0;
      for (int shift = 0; shift < 63; shift += 7) {
        if (at >= bytes.length) {
          return -1;
        }
        byte next = bytes[at++];
        value |= (long) (next & 0x7f) << shift;
        if (next >= 0) {
          return value;
        }
      }
      return -1;
    }
  }
}
