package io.distric.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the primitives of our binary formats into a growing buffer. Confined to one thread; used
 * again after {@link #clear}. {@link WireReader} reads them back.
 */
public final class WireWriter {

  private static final int SIZE_MAX = Integer.MAX_VALUE - 16;
  private static final int VARINT_BYTES_MAX = 10;

  private byte[] bytes;
  private int size;

  /**
   * An empty buffer.
   *
   * @param capacity bytes to begin with
   */
  public WireWriter(int capacity) {
    bytes = new byte[Math.max(capacity, 64)];
  }

  /** How many bytes were written. */
  public int size() {
    return size;
  }

  /** Forgets what was written behind a position, which an earlier {@link #size} gave. */
  public void truncate(int position) {
    size = position;
  }

  /** Forgets everything. */
  public void clear() {
    size = 0;
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** The buffer itself: valid up to {@link #size} and until the next write. */
  public byte[] buffer() {
    return bytes;
  }

  /** One byte. */
  public void u8(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  /** A truth value. */
  public void flag(boolean value) {
    u8(value ? 1 : 0);
  }

  /** Four bytes, the highest first. */
  public void i32(int value) {
    reserve(4);
    putI32(size, value);
    size += 4;
  }

  /** Eight bytes, the highest first. */
  public void i64(long value) {
    reserve(8);
    putI64(size, value);
    size += 8;
  }

  /** Writes four bytes at a place that was already written. */
  public void patchI32(int position, int value) {
    putI32(position, value);
  }

  /** Writes eight bytes at a place that was already written. */
  public void patchI64(int position, long value) {
    putI64(position, value);
  }

  /** A number that is mostly small and never negative: 1 to 10 bytes; negative ones take 10. */
  public void varint(long value) {
    reserve(VARINT_BYTES_MAX);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A number that is mostly small, of either sign. */
  public void signed(long value) {
    varint((value << 1) ^ (value >> 63));
  }

  /** Sixteen bytes. */
  public void uuid(UUID value) {
    i64(value.getMostSignificantBits());
    i64(value.getLeastSignificantBits());
  }

  /** Bytes with their length. */
  public void bytes(byte[] value) {
    varint(value.length);
    raw(value, 0, value.length);
  }

  /** Bytes with their length, or null. */
  public void bytesOrNull(byte @Nullable [] value) {
    if (value == null) {
      u8(0);
      return;
    }
    varint(value.length + 1L);
    raw(value, 0, value.length);
  }

  /** Bytes without their length. */
  public void raw(byte[] value, int offset, int length) {
    reserve(length);
    System.arraycopy(value, offset, bytes, size, length);
    size += length;
  }

  /** A text in UTF-8 with its length. */
  public void text(String value) {
    int length = value.length();
    if (length < 0x80) {
      reserve(length + 1);
      if (putAscii(value, size + 1)) {
        bytes[size] = (byte) length;
        size += length + 1;
        return;
      }
    }
    bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A text, or null. */
  public void textOrNull(@Nullable String value) {
    flag(value != null);
    if (value != null) {
      text(value);
    }
  }

  private boolean putAscii(String value, int from) {
    byte[] target = bytes;
    int position = from;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      target[position++] = (byte) c;
    }
    return true;
  }

  private void putI32(int position, int value) {
    bytes[position] = (byte) (value >>> 24);
    bytes[position + 1] = (byte) (value >>> 16);
    bytes[position + 2] = (byte) (value >>> 8);
    bytes[position + 3] = (byte) value;
  }

  private void putI64(int position, long value) {
    putI32(position, (int) (value >>> 32));
    putI32(position + 4, (int) value);
  }

  private void reserve(int length) {
    if (length > bytes.length - size) {
      grow(length);
    }
  }

  private void grow(int length) {
    long wanted = Math.max((long) size + length, bytes.length * 2L);
    if ((long) size + length > SIZE_MAX) {
      throw new IllegalStateException(
          "expected at most " + SIZE_MAX + " bytes, but " + length + " follow on " + size);
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, SIZE_MAX));
  }
}
