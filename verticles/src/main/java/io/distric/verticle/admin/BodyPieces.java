package io.distric.verticle.admin;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a long body as they come, in pieces, so that none is copied again while it comes.
 * Takes room for what has come, not for what was announced. Confined to one thread at a time.
 */
final class BodyPieces {

  /** The first piece; each one after it is twice as long, up to the longest. */
  static final int PIECE_MIN = 1 << 10;

  static final int PIECE_MAX = 64 << 10;

  private final int expected;
  private final List<byte[]> pieces = new ArrayList<>();
  private byte[] last = {};
  private int filled;
  private int size;
  private int room;

  /**
   * Nothing yet.
   *
   * @param expected how many bytes there will be: no more room is taken than that until more have
   *     come
   */
  BodyPieces(int expected) {
    this.expected = expected;
  }

  /** How many have come. */
  int size() {
    return size;
  }

  /** How much more room {@link #add} would take. */
  int roomTakenFor(int more) {
    int needed = Math.addExact(size, more) - room;
    if (needed <= 0) {
      return 0;
    }
    int next = Math.clamp(2L * last.length, PIECE_MIN, PIECE_MAX);
    return Math.max(needed, Math.min(next, expected - room));
  }

  /** Takes a chunk. */
  void add(Buffer chunk) {
    int more = chunk.length();
    int taken = roomTakenFor(more);
    int fits = Math.min(more, last.length - filled);
    chunk.getBytes(0, fits, last, filled);
    filled += fits;
    size += more;
    if (taken > 0) {
      room += taken;
      last = new byte[taken];
      pieces.add(last);
      filled = more - fits;
      chunk.getBytes(fits, more, last, 0);
    }
  }

  /** All of them as one, which takes as much room again. */
  byte[] join() {
    byte[] all = new byte[size];
    int at = 0;
    for (byte[] piece : pieces) {
      int count = Math.min(piece.length, size - at);
      System.arraycopy(piece, 0, all, at, count);
      at += count;
    }
    return all;
  }

  /** Lets go of all. */
  void clear() {
    pieces.clear();
    last = new byte[0];
    filled = 0;
    size = 0;
    room = 0;
  }
}
