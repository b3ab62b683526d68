package io.distric.verticle.gossip;

import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/**
 * Cuts what comes in on a stream into frames: a length of four bytes, and so many bytes. Whether a
 * frame may be for this member is asked once its head is there, before the rest is taken in.
 * Confined to the gossip context.
 */
final class FrameReader {

  private static final int LENGTH_BYTES = 4;
  private static final int ROOM_MIN = 1024;

  private final IntSupplier frameBytesMax;
  private final int headBytes;
  private final Predicate<byte[]> admits;
  private final Consumer<byte[]> frames;
  private byte[] bytes = new byte[ROOM_MIN];
  private int size;
  private boolean admitted;

  /**
   * A reader.
   *
   * @param frameBytesMax bytes of the next frame at most
   * @param headBytes of a frame by which it is known
   * @param admits whether a frame that begins so is wanted
   * @param frames takes them
   */
  FrameReader(
      IntSupplier frameBytesMax, int headBytes, Predicate<byte[]> admits, Consumer<byte[]> frames) {
    this.frameBytesMax = frameBytesMax;
    this.headBytes = headBytes;
    this.admits = admits;
    this.frames = frames;
  }

  /** Takes bytes in; false: this is nothing for us, and there is no point in reading on. */
  boolean read(Buffer buffer) {
    int from = 0;
    while (from < buffer.length()) {
      int wanted = wanted();
      int count = Math.min(wanted - size, buffer.length() - from);
      reserve(size + count);
      buffer.getBytes(from, from + count, bytes, size);
      size += count;
      from += count;
      if (size == wanted && !complete()) {
        return false;
      }
    }
    return true;
  }

  /** How many bytes have to be there before there is anything to decide. */
  private int wanted() {
    if (size < LENGTH_BYTES) {
      return LENGTH_BYTES;
    }
    return LENGTH_BYTES + (admitted ? length() : headBytes);
  }

  private boolean complete() {
    if (size == LENGTH_BYTES) {
      return length() >= headBytes && length() <= frameBytesMax.getAsInt();
    }
    byte[] frame = new byte[size - LENGTH_BYTES];
    System.arraycopy(bytes, LENGTH_BYTES, frame, 0, frame.length);
    if (!admitted) {
      admitted = admits.test(frame);
      if (!admitted || length() > headBytes) {
        return admitted;
      }
    }
    size = 0;
    admitted = false;
    frames.accept(frame);
    return true;
  }

  private int length() {
    return (bytes[0] & 0xff) << 24
        | (bytes[1] & 0xff) << 16
        | (bytes[2] & 0xff) << 8
        | bytes[3] & 0xff;
  }

  private void reserve(int room) {
    if (room > bytes.length) {
      bytes = java.util.Arrays.copyOf(bytes, Math.max(room, 2 * bytes.length));
    }
  }
}
