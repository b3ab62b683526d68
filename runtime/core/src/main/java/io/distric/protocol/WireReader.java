package io.distric.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what {@link WireWriter} wrote. Trusts nothing: a length is compared with what is left
 * before anything is allocated, and everything that cannot be is a {@link DamagedBytesException}.
 * Confined to one thread.
 */
public final class WireReader {

  private final byte[] bytes;
  private final int limit;
  private int position;

  /** Reads all of an array. */
  public WireReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** Reads a part of an array. */
  public WireReader(byte[] bytes, int offset, int length) {
    if (offset < 0 || length < 0 || length > bytes.length - offset) {
      throw new IndexOutOfBoundsException(offset + "+" + length + " of " + bytes.length);
    }
    this.bytes = bytes;
    this.position = offset;
    this.limit = offset + length;
  }

  /** The next byte's place in the array. */
  public int position() {
    return position;
  }

  /** How many bytes are left. */
  public int remaining() {
    return limit - position;
  }

  /** Nothing may be left. */
  public void expectEnd() {
    if (position != limit) {
      throw damaged("expected the end, but " + remaining() + " bytes follow");
    }
  }

  /** One byte, 0 to 255. */
  public int u8() {
    require(1);
    return bytes[position++] & 0xFF;
  }

  /** A truth value. */
  public boolean flag() {
    int value = u8();
    if (value > 1) {
      throw damaged("expected a flag, but found " + value);
    }
    return value == 1;
  }

  /** Four bytes. */
  public int i32() {
    require(4);
    int value = getI32(position);
    position += 4;
    return value;
  }

  /** Eight bytes. */
  public long i64() {
    require(8);
    long value = ((long) getI32(position) << 32) | (getI32(position + 4) & 0xFFFF_FFFFL);
    position += 8;
    return value;
  }

  /** What {@link WireWriter#varint} wrote. */
  public long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = u8();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw damaged("expected a number, but it does not end after 10 bytes");
  }

  /** What {@link WireWriter#signed} wrote. */
  public long signed() {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A number that has to be in a range. */
  public int varintIn(int min, int max) {
    long value = varint();
    if (value < min || value > max) {
      throw damaged("expected a number in " + min + ".." + max + ", but found " + value);
    }
    return (int) value;
  }

  /** A number of things that take at least so many bytes each. */
  public int count(int bytesEach) {
    long value = varint();
    if (value < 0 || value > remaining() / Math.max(bytesEach, 1)) {
      throw damaged("expected a count that " + remaining() + " bytes can hold, found " + value);
    }
    return (int) value;
  }

  /** Sixteen bytes. */
  public UUID uuid() {
    return new UUID(i64(), i64());
  }

  /** Bytes with their length, copied. */
  public byte[] bytes() {
    return take(count(1));
  }

  /** Bytes or null, copied. */
  public byte @Nullable [] bytesOrNull() {
    long value = varint();
    if (value < 0 || value > remaining() + 1L) {
      throw damaged("expected at most " + remaining() + " bytes, but found " + (value - 1));
    }
    return value == 0 ? null : take((int) value - 1);
  }

  /** Bytes without a length, copied. */
  public byte[] take(int length) {
    require(length);
    byte[] value = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return value;
  }

  /** A text. */
  public String text() {
    int length = count(1);
    String value = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return value;
  }

  /** A text or null. */
  public @Nullable String textOrNull() {
    return flag() ? text() : null;
  }

  /** An exception that names the place. */
  public DamagedBytesException damaged(String message) {
    return new DamagedBytesException(message + " (at byte " + position + " of " + limit + ")");
  }

  private int getI32(int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  private void require(int length) {
    if (length < 0 || length > limit - position) {
      throw damaged("expected " + length + " more bytes, but " + remaining() + " are left");
    }
  }
}
