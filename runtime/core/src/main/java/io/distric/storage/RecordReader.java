package io.distric.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The primitives of a payload, in the order in which they were written. Confined to one thread. */
final class RecordReader {

  private final byte[] bytes;
  private final int from;
  private final int length;
  private final String[] texts;
  private final int[] textPlaces;
  private int at;
  private long time;

  /** A payload whose checksum was right. */
  RecordReader(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    this.from = from;
    this.length = length;
    int version = bytes[from];
    if (version != RecordEncoder.VERSION) {
      throw new IllegalStateException(
          "a record of the journal has format %d, this release knows %d"
              .formatted(version, RecordEncoder.VERSION));
    }
    texts = new String[footer(2)];
    textPlaces = new int[texts.length];
    at = from + footer(3);
    for (int i = 0; i < texts.length; i++) {
      textPlaces[i] = at;
      skipBytes();
    }
    at = from + 1;
  }

  int events() {
    return footer(0);
  }

  int instances() {
    return footer(1);
  }

  UUID instanceId(int ordinal) {
    int entry = directory(ordinal);
    return new UUID(longAt(entry), longAt(entry + Long.BYTES));
  }

  void seekEvents() {
    at = from + 1;
    time = 0;
  }

  void seekInstance(int ordinal) {
    at = from + (int) RecordBuffer.INT.get(bytes, directory(ordinal) + 2 * Long.BYTES);
    time = 0;
  }

  int readByte() {
    return bytes[at++];
  }

  UUID readUuid() {
    UUID id = new UUID(longAt(at), longAt(at + Long.BYTES));
    at += 2 * Long.BYTES;
    return id;
  }

  UUID readTaskId(UUID instance) {
    if (readByte() == 0) {
      return readUuid();
    }
    long low = instance.getLeastSignificantBits() ^ readVarint();
    return new UUID(instance.getMostSignificantBits(), low);
  }

  long readVarint() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = bytes[at++];
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  int readCount() {
    return Math.toIntExact(readVarint());
  }

  long readTime() {
    long value = readVarint();
    time += (value >>> 1) ^ -(value & 1);
    return time;
  }

  long readTimeOrNone() {
    return readByte() == 0 ? 0 : readTime();
  }

  byte @Nullable [] readBytes() {
    int size = readCount() - 1;
    if (size < 0) {
      return null;
    }
    at += size;
    return Arrays.copyOfRange(bytes, at - size, at);
  }

  String readText() {
    String text = readTextOrNull();
    if (text == null) {
      throw new IllegalStateException("a record of the journal lacks a text that it must have");
    }
    return text;
  }

  @Nullable String readTextOrNull() {
    int number = readCount();
    if (number == 0) {
      return null;
    }
    String known = texts[number - 1];
    if (known != null) {
      return known;
    }
    int back = at;
    at = textPlaces[number - 1];
    int size = readCount() - 1;
    String text = new String(bytes, at, size, StandardCharsets.UTF_8);
    texts[number - 1] = text;
    at = back;
    return text;
  }

  private void skipBytes() {
    int size = readCount() - 1;
    at += Math.max(0, size);
  }

  private int directory(int ordinal) {
    return from + footer(4) + ordinal * RecordEncoder.DIRECTORY_BYTES;
  }

  private int footer(int field) {
    int footer = from + length - RecordEncoder.FOOTER_BYTES;
    return (int) RecordBuffer.INT.get(bytes, footer + field * Integer.BYTES);
  }

  private long longAt(int place) {
    return (long) RecordBuffer.LONG.get(bytes, place);
  }
}
