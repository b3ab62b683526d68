package io.distric.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON into a byte array that grows. Commas are its business, nesting is the caller's: it
 * does not check that objects and lists are closed. Not thread-safe.
 */
public final class JsonText {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
  private static final int MILLIS_PER_DAY = 86_400_000;

  private byte[] bytes;
  private int size;
  private boolean comma;

  /**
   * An empty text.
   *
   * @param capacity bytes to begin with
   */
  public JsonText(int capacity) {
    bytes = new byte[Math.max(capacity, 16)];
  }

  /** Opens an object. */
  public JsonText object() {
    separate(1);
    bytes[size++] = '{';
    comma = false;
    return this;
  }

  /** Closes an object. */
  public JsonText endObject() {
    return end('}');
  }

  /** Opens a list. */
  public JsonText list() {
    separate(1);
    bytes[size++] = '[';
    comma = false;
    return this;
  }

  /** Closes a list. */
  public JsonText endList() {
    return end(']');
  }

  /** Writes the name of a field; its value has to follow. */
  public JsonText name(String name) {
    text(name);
    reserve(1);
    bytes[size++] = ':';
    comma = false;
    return this;
  }

  /** Writes a text, or null. */
  public JsonText text(@Nullable String value) {
    if (value == null) {
      return nothing();
    }
    int length = value.length();
    separate(length + 2);
    bytes[size++] = '"';
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
        // Room for every plain character was made before the loop, and by each odd one after it.
        bytes[size++] = (byte) c;
      } else {
        i += odd(value, i, length - i + 1);
      }
    }
    bytes[size++] = '"';
    comma = true;
    return this;
  }

  /** Writes a whole number. */
  public JsonText number(long value) {
    separate(20);
    if (value < 0) {
      return raw(Long.toString(value).getBytes(StandardCharsets.ISO_8859_1));
    }
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    long rest = value;
    for (int i = size + digits - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    comma = true;
    return this;
  }

  /** Writes true or false. */
  public JsonText bool(boolean value) {
    return plain(value ? "true" : "false");
  }

  /** Writes null. */
  public JsonText nothing() {
    return plain("null");
  }

  /** Writes a value that is JSON already, or null. */
  public JsonText raw(byte @Nullable [] json) {
    if (json == null) {
      return nothing();
    }
    separate(json.length);
    System.arraycopy(json, 0, bytes, size, json.length);
    size += json.length;
    comma = true;
    return this;
  }

  /** Writes an id as text. */
  public JsonText id(UUID id) {
    separate(38);
    bytes[size++] = '"';
    hex(id.getMostSignificantBits(), 60, 8);
    bytes[size++] = '-';
    hex(id.getMostSignificantBits(), 28, 4);
    bytes[size++] = '-';
    hex(id.getMostSignificantBits(), 12, 4);
    bytes[size++] = '-';
    hex(id.getLeastSignificantBits(), 60, 4);
    bytes[size++] = '-';
    hex(id.getLeastSignificantBits(), 44, 12);
    bytes[size++] = '"';
    comma = true;
    return this;
  }

  /** Writes a point in time as ISO 8601 with milliseconds, in UTC. */
  public JsonText time(long epochMillis) {
    separate(40);
    long day = Math.floorDiv(epochMillis, (long) MILLIS_PER_DAY);
    int millis = Math.floorMod(epochMillis, MILLIS_PER_DAY);
    java.time.LocalDate date = java.time.LocalDate.ofEpochDay(day);
    bytes[size++] = '"';
    digits(date.getYear(), 4);
    bytes[size++] = '-';
    digits(date.getMonthValue(), 2);
    bytes[size++] = '-';
    digits(date.getDayOfMonth(), 2);
    bytes[size++] = 'T';
    digits(millis / 3_600_000, 2);
    bytes[size++] = ':';
    digits(millis / 60_000 % 60, 2);
    bytes[size++] = ':';
    digits(millis / 1000 % 60, 2);
    bytes[size++] = '.';
    digits(millis % 1000, 3);
    bytes[size++] = 'Z';
    bytes[size++] = '"';
    comma = true;
    return this;
  }

  /** Writes a point in time, or null for 0. */
  public JsonText timeOrNothing(long epochMillis) {
    return epochMillis == 0 ? nothing() : time(epochMillis);
  }

  /** Writes a list of texts. */
  public JsonText texts(List<String> values) {
    list();
    for (String value : values) {
      text(value);
    }
    return endList();
  }

  /** Writes a list of ids. */
  public JsonText ids(List<UUID> values) {
    list();
    for (UUID value : values) {
      id(value);
    }
    return endList();
  }

  /** Ends a line, as between the values of NDJSON. */
  public JsonText newline() {
    reserve(1);
    bytes[size++] = '\n';
    comma = false;
    return this;
  }

  /** How many bytes were written. */
  public int size() {
    return size;
  }

  /** The array that is written to; only the first {@link #size} bytes count. */
  public byte[] array() {
    return bytes;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** Forgets what was written and keeps the memory. */
  public void clear() {
    size = 0;
    comma = false;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  private JsonText end(char bracket) {
    reserve(1);
    bytes[size++] = (byte) bracket;
    comma = true;
    return this;
  }

  private JsonText plain(String word) {
    separate(word.length());
    for (int i = 0; i < word.length(); i++) {
      bytes[size++] = (byte) word.charAt(i);
    }
    comma = true;
    return this;
  }

  /** Writes a character that needs care; returns how many chars beyond one it took. */
  private int odd(String value, int at, int rest) {
    reserve(rest + 6);
    char c = value.charAt(at);
    if (c == '"' || c == '\\') {
      bytes[size++] = '\\';
      bytes[size++] = (byte) c;
      return 0;
    }
    if (c < ' ' || c == 0x7f) {
      bytes[size++] = '\\';
      bytes[size++] = 'u';
      hex(c, 12, 4);
      return 0;
    }
    int point = value.codePointAt(at);
    if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
      point = 0xfffd;
    }
    return utf8(point);
  }

  private int utf8(int point) {
    if (point < 0x800) {
      bytes[size++] = (byte) (0xc0 | point >> 6);
      bytes[size++] = (byte) (0x80 | point & 0x3f);
      return 0;
    }
    if (point < 0x10000) {
      bytes[size++] = (byte) (0xe0 | point >> 12);
      bytes[size++] = (byte) (0x80 | point >> 6 & 0x3f);
      bytes[size++] = (byte) (0x80 | point & 0x3f);
      return 0;
    }
    bytes[size++] = (byte) (0xf0 | point >> 18);
    bytes[size++] = (byte) (0x80 | point >> 12 & 0x3f);
    bytes[size++] = (byte) (0x80 | point >> 6 & 0x3f);
    bytes[size++] = (byte) (0x80 | point & 0x3f);
    return 1;
  }

  private void hex(long value, int shift, int count) {
    int at = shift;
    for (int i = 0; i < count; i++) {
      bytes[size++] = HEX[(int) (value >>> at) & 0xf];
      at -= 4;
    }
  }

  private void digits(int value, int count) {
    int rest = value;
    for (int i = size + count - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += count;
  }

  private void separate(int more) {
    reserve(more + 1);
    if (comma) {
      bytes[size++] = ',';
      comma = false;
    }
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
