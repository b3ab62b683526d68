package io.distric.membership;

import java.nio.charset.StandardCharsets;

/** Reads what a {@link WireWriter} wrote, and nothing beyond the end. */
final class WireReader {

  private final byte[] bytes;
  private final int end;
  private int position;

  WireReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.end = end;
    position = from;
  }

  int left() {
    return end - position;
  }

  int u8() throws MalformedException {
    need(1);
    return bytes[position++] & 0xff;
  }

  int u16() throws MalformedException {
    return u8() << 8 | u8();
  }

  int i32() throws MalformedException {
    return u16() << 16 | u16();
  }

  long i64() throws MalformedException {
    return (long) i32() << 32 | i32() & 0xffffffffL;
  }

  String text() throws MalformedException {
    int count = u8();
    need(count);
    String text = new String(bytes, position, count, StandardCharsets.UTF_8);
    position += count;
    return text;
  }

  private void need(int count) throws MalformedException {
    if (count > end - position) {
      throw new MalformedException();
    }
  }
}
