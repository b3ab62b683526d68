package io.distric.dsl.value;

import io.distric.dsl.value.Value.Bool;
import io.distric.dsl.value.Value.Fields;
import io.distric.dsl.value.Value.Items;
import io.distric.dsl.value.Value.Length;
import io.distric.dsl.value.Value.Missing;
import io.distric.dsl.value.Value.Null;
import io.distric.dsl.value.Value.Num;
import io.distric.dsl.value.Value.Text;
import io.distric.dsl.value.Value.Time;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Writes JSON into a buffer of its own that is used again. Confined to one thread. */
public final class JsonWriter {

  private static final int PLAIN_ZEROS_MAX = 30;
  private static final int PLAIN_SCALE_MAX = 20;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private byte[] buffer = new byte[256];
  private int length;

  /** Forgets what was written. */
  public void reset() {
    length = 0;
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, length);
  }

  /** Writes any value. */
  public void value(Value value) {
    switch (value) {
      case Missing _, Null _ -> raw(NULL);
      case Bool bool -> raw(bool.value() ? TRUE : FALSE);
      case Num number -> ascii(spell(number.value()));
      case Text text -> text(text.value());
      case Time time -> text(time.value().toString());
      case Length span -> text(Times.spell(span.value()));
      case Items items -> items(items);
      case Fields fields -> fields(fields);
    }
  }

  /** Writes a text with its quotes. */
  public void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    text(utf8, 0, utf8.length);
  }

  /** Writes a text in UTF-8 with quotes, escaping what has to be. */
  public void text(byte[] utf8, int from, int to) {
    ensure((to - from) * 6 + 2);
    buffer[length++] = '"';
    for (int i = from; i < to; i++) {
      byte b = utf8[i];
      if ((b >= ' ' || b < 0) && b != '"' && b != '\\') {
        buffer[length++] = b;
      } else {
        escape(b);
      }
    }
    buffer[length++] = '"';
  }

  /** Writes the number {@code digits / 10^scale}, which has no zeros at the end of its places. */
  public void number(long digits, int scale) {
    if (scale > PLAIN_SCALE_MAX || digits == Long.MIN_VALUE) {
      ascii(spell(BigDecimal.valueOf(digits, scale)));
      return;
    }
    ensure(PLAIN_SCALE_MAX + 24);
    if (digits < 0) {
      buffer[length++] = '-';
    }
    long rest = Math.abs(digits);
    int places = Math.max(scale + 1, decimalLength(rest));
    int end = length + places + (scale > 0 ? 1 : 0);
    int at = end;
    for (int i = 0; i < places; i++) {
      if (i == scale && scale > 0) {
        buffer[--at] = '.';
      }
      buffer[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length = end;
  }

  private static int decimalLength(long number) {
    int count = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      count++;
    }
    return count;
  }

  /** Whether the last byte is this one. */
  public boolean endsWith(char c) {
    return length > 0 && buffer[length - 1] == c;
  }

  /** Takes back the last byte. */
  public void unwrite() {
    length--;
  }

  /** Writes one byte of punctuation. */
  public void raw(char c) {
    ensure(1);
    buffer[length++] = (byte) c;
  }

  /** Writes bytes as they are. */
  public void raw(byte[] bytes) {
    raw(bytes, 0, bytes.length);
  }

  /** Writes a range of bytes as it is. */
  public void raw(byte[] bytes, int from, int to) {
    ensure(to - from);
    System.arraycopy(bytes, from, buffer, length, to - from);
    length += to - from;
  }

  /** A number without an exponent, unless that takes many zeros. */
  public static String spell(BigDecimal number) {
    int zeros = number.scale() < 0 ? -number.scale() : number.scale() - number.precision();
    return zeros > PLAIN_ZEROS_MAX ? number.toString() : number.toPlainString();
  }

  private void items(Items items) {
    raw('[');
    boolean next = false;
    for (Value element : items.elements()) {
      if (next) {
        raw(',');
      }
      value(element);
      next = true;
    }
    raw(']');
  }

  private void fields(Fields fields) {
    raw('{');
    boolean next = false;
    for (Map.Entry<String, Value> field : fields.fields().entrySet()) {
      if (field.getValue() instanceof Missing) {
        continue;
      }
      if (next) {
        raw(',');
      }
      text(field.getKey());
      raw(':');
      value(field.getValue());
      next = true;
    }
    raw('}');
  }

  private void escape(byte b) {
    buffer[length++] = '\\';
    switch (b) {
      case '"', '\\' -> buffer[length++] = b;
      case '\n' -> buffer[length++] = 'n';
      case '\r' -> buffer[length++] = 'r';
      case '\t' -> buffer[length++] = 't';
      default -> {
        buffer[length++] = 'u';
        buffer[length++] = '0';
        buffer[length++] = '0';
        buffer[length++] = HEX[b >> 4];
        buffer[length++] = HEX[b & 15];
      }
    }
  }

  private void ascii(String text) {
    ensure(text.length());
    for (int i = 0; i < text.length(); i++) {
      buffer[length++] = (byte) text.charAt(i);
    }
  }

  private void ensure(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }
}
