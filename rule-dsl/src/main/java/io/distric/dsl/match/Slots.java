package io.distric.dsl.match;

import io.distric.dsl.value.Json;
import io.distric.dsl.value.JsonScanner;
import io.distric.dsl.value.JsonWriter;
import io.distric.dsl.value.Utf8;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one message that some rule reads, each in its slot: numbers as longs, texts as
 * ranges of UTF-8. A {@link Value} is made only when one is asked for. What compiled rules see;
 * confined to one thread.
 */
public final class Slots {

  static final byte MISSING = 0;
  static final byte NULL = 1;
  static final byte FALSE = 2;
  static final byte TRUE = 3;
  static final byte NUMBER = 4;

  /** A text in the bytes of the message. */
  static final byte TEXT = 5;

  /** A text in bytes of our own: it had escapes, or a rule has set it. */
  static final byte OWN_TEXT = 6;

  /** What only {@link #values} holds: long numbers, and lists and objects that a rule has set. */
  static final byte VALUE = 7;

  /** A list or object, a range of the bytes of the message. */
  static final byte RAW = 8;

  private static final long EXACT_BELOW = 1_000_000_000_000_000L;

  /** Cells of a slot, which lie together: a message fills many slots, and each only once. */
  private static final int STRIDE = 4;

  /** The kind, below the places behind the point of a number. */
  private static final int KIND = 0;

  /** The digits of a short number, or where a text begins above where it ends. */
  private static final int DATA = 1;

  /**
   * The number as the nearest double, NaN where there is none. Numbers of at most 15 digits have
   * doubles of their own, in their order.
   */
  private static final int NEAREST = 2;

  private static final int HASH = 3;
  private static final long NO_NUMBER = Double.doubleToRawLongBits(Double.NaN);

  private final long[] cells;
  private final @Nullable Value[] values;

  private final FilledSlots filled;
  private boolean inexact;

  /** Whether a rule has set something. */
  private boolean isEdited;

  private @Nullable Value[] lets = new Value[8];
  private byte[] bytes = {};
  private byte[] own = new byte[256];
  private int ownLength;
  private long now;
  private @Nullable Value nowValue;

  Slots(int size) {
    cells = new long[size * STRIDE];
    values = new Value[size];
    filled = new FilledSlots(size);
    for (int slot = 0; slot < size; slot++) {
      forget(slot);
    }
  }

  /** Forgets the last message. */
  void begin(byte[] source, long stamp) {
    bytes = source;
    now = stamp;
    nowValue = null;
    ownLength = 0;
    inexact = false;
    isEdited = false;
    for (int i = 0; i < filled.numbers(); i++) {
      forget(filled.number(i));
    }
    for (int i = 0; i < filled.others(); i++) {
      forget(filled.other(i));
    }
    filled.clear();
  }

  private void forget(int slot) {
    cells[slot * STRIDE + KIND] = MISSING;
    cells[slot * STRIDE + NEAREST] = NO_NUMBER;
    cells[slot * STRIDE + HASH] = 0;
    values[slot] = null;
  }

  /** Notes that a slot is about to hold something that is no number. */
  private void fill(int slot) {
    if (isNew(slot)) {
      filled.addOther(slot);
    }
  }

  /**
   * Whether a slot is not listed: it is missing, and not because a rule has taken out what it held.
   */
  private boolean isNew(int slot) {
    return kind(slot) == MISSING && !(isEdited && filled.has(slot));
  }

  /** The slots that may hold something: all others are missing. */
  FilledSlots filled() {
    return filled;
  }

  int size() {
    return values.length;
  }

  byte kind(int slot) {
    return (byte) cells[slot * STRIDE + KIND];
  }

  /** A number as the nearest double; NaN where the slot holds none. */
  double number(int slot) {
    return Double.longBitsToDouble(cells[slot * STRIDE + NEAREST]);
  }

  /** Whether some number has so many digits that its double is not its own. */
  boolean isInexact() {
    return inexact;
  }

  /** Whether a slot holds a number whose double is its own. */
  boolean isExactNumber(int slot) {
    return kind(slot) == NUMBER && isExact(cells[slot * STRIDE + DATA], places(slot));
  }

  private static boolean isExact(long digits, int scale) {
    return digits < EXACT_BELOW && digits > -EXACT_BELOW && scale <= Decimals.SCALE_EXACT;
  }

  /** Digits of a short number in its shortest form. */
  long digits(int slot) {
    shorten(slot);
    return cells[slot * STRIDE + DATA];
  }

  /** Places behind the point of a short number in its shortest form. */
  int scale(int slot) {
    shorten(slot);
    return places(slot);
  }

  private int places(int slot) {
    return (int) (cells[slot * STRIDE + KIND] >> 32);
  }

  /** Whether a slot holds a text. */
  boolean isText(int slot) {
    return kind(slot) == TEXT || kind(slot) == OWN_TEXT;
  }

  /** The bytes in which a text stands. */
  byte[] source(int slot) {
    return kind(slot) == TEXT ? bytes : own;
  }

  int from(int slot) {
    return (int) (cells[slot * STRIDE + DATA] >>> 32);
  }

  int to(int slot) {
    return (int) cells[slot * STRIDE + DATA];
  }

  void setKind(int slot, byte kind) {
    if (kind != MISSING) {
      fill(slot);
    }
    cells[slot * STRIDE + KIND] = kind;
  }

  /** Takes a number of at most 18 digits. */
  void setNumber(int slot, long digits, int scale) {
    if (isNew(slot)) {
      filled.addNumber(slot);
    }
    put(slot, digits, scale);
    if (isExact(digits, scale)) {
      setNearest(slot, Decimals.nearest(digits, scale));
    } else {
      setNearest(slot, BigDecimal.valueOf(digits, scale).doubleValue());
      shorten(slot);
      inexact |= !isExactNumber(slot);
    }
  }

  private void put(int slot, long digits, int scale) {
    cells[slot * STRIDE + KIND] = (long) scale << 32 | NUMBER;
    cells[slot * STRIDE + DATA] = digits;
  }

  private void setNearest(int slot, double number) {
    cells[slot * STRIDE + NEAREST] = Double.doubleToRawLongBits(number);
  }

  /**
   * Brings a short number to its shortest form, in which equal numbers have the same digits. Most
   * are never asked for more than their double, so it is not done until then.
   */
  private void shorten(int slot) {
    long rest = cells[slot * STRIDE + DATA];
    int places = places(slot);
    while (places > 0 && rest % 10 == 0) {
      rest /= 10;
      places--;
    }
    put(slot, rest, places);
  }

  void setNumber(int slot, BigDecimal number) {
    BigDecimal shortened = Decimals.shorten(number);
    if (shortened == null) {
      fill(slot);
      cells[slot * STRIDE + KIND] = VALUE;
      setNearest(slot, number.doubleValue());
      values[slot] = new Value.Num(number);
      inexact = true;
    } else {
      setNumber(slot, shortened.unscaledValue().longValueExact(), shortened.scale());
    }
  }

  /** Takes the text that a scanner has just read. */
  void setText(int slot, JsonScanner scanner) {
    if (scanner.isEscaped()) {
      setOwnText(slot, scanner.contentBytes(), scanner.contentFrom(), scanner.contentTo());
    } else {
      setText(slot, scanner.textFrom(), scanner.textTo());
    }
  }

  /** Takes a text of the message without escapes. */
  void setText(int slot, int from, int to) {
    fill(slot);
    setRange(slot, TEXT, from, to);
  }

  /** Takes a list or object that stands in the message. */
  void setRaw(int slot, int from, int to) {
    fill(slot);
    setRange(slot, RAW, from, to);
  }

  private void setRange(int slot, byte kind, int from, int to) {
    cells[slot * STRIDE + KIND] = kind;
    cells[slot * STRIDE + DATA] = (long) from << 32 | to;
  }

  /** Takes what a rule has set. */
  void set(int slot, Value value) {
    isEdited = true;
    cells[slot * STRIDE + HASH] = 0;
    cells[slot * STRIDE + NEAREST] = NO_NUMBER;
    values[slot] = null;
    switch (value) {
      case Value.Missing _ -> setKind(slot, MISSING);
      case Value.Null _ -> setKind(slot, NULL);
      case Value.Bool bool -> setKind(slot, bool.value() ? TRUE : FALSE);
      case Value.Num number -> setNumber(slot, number.value());
      case Value.Text text -> {
        byte[] utf8 = text.value().getBytes(StandardCharsets.UTF_8);
        setOwnText(slot, utf8, 0, utf8.length);
      }
      case Value.Items _, Value.Fields _, Value.Time _, Value.Length _ -> {
        setKind(slot, VALUE);
        values[slot] = value;
      }
    }
  }

  private void setOwnText(int slot, byte[] content, int from, int to) {
    int length = to - from;
    if (own.length - ownLength < length) {
      own = Arrays.copyOf(own, Math.max(own.length * 2, ownLength + length));
    }
    System.arraycopy(content, from, own, ownLength, length);
    fill(slot);
    setRange(slot, OWN_TEXT, ownLength, ownLength + length);
    ownLength += length;
  }

  /** What a slot holds. */
  public Value value(int slot) {
    Value known = values[slot];
    if (known != null) {
      return known;
    }
    if (kind(slot) == MISSING) {
      // Not kept: only slots that held something are cleaned for the next message.
      return Value.Missing.MISSING;
    }
    Value made = make(slot);
    values[slot] = made;
    return made;
  }

  private Value make(int slot) {
    return switch (kind(slot)) {
      case NULL -> Value.Null.NULL;
      case FALSE -> Value.Bool.FALSE;
      case TRUE -> Value.Bool.TRUE;
      case NUMBER -> new Value.Num(BigDecimal.valueOf(digits(slot), scale(slot)));
      case TEXT, OWN_TEXT -> new Value.Text(string(slot));
      case RAW -> Json.trusted(bytes, from(slot), to(slot) - from(slot));
      default -> throw new IllegalStateException("slot " + slot + " lost its value");
    };
  }

  /** Writes what a slot holds. */
  void write(int slot, JsonWriter writer) {
    switch (kind(slot)) {
      case NUMBER -> writer.number(digits(slot), scale(slot));
      case TEXT, OWN_TEXT -> writer.text(source(slot), from(slot), to(slot));
      default -> writer.value(value(slot));
    }
  }

  String string(int slot) {
    int from = from(slot);
    return new String(source(slot), from, to(slot) - from, StandardCharsets.UTF_8);
  }

  /**
   * A hash of a text, number or truth value, the same as {@link SlotHash#of} of an equal value; 0
   * where the slot holds none of these.
   */
  long hash(int slot) {
    long known = cells[slot * STRIDE + HASH];
    if (known != 0) {
      return known;
    }
    long hash =
        switch (kind(slot)) {
          case TEXT, OWN_TEXT -> SlotHash.text(source(slot), from(slot), to(slot));
          case NUMBER -> SlotHash.number(digits(slot), scale(slot));
          case FALSE, TRUE -> SlotHash.bool(kind(slot) == TRUE);
          case VALUE -> SlotHash.of(value(slot));
          default -> 0;
        };
    cells[slot * STRIDE + HASH] = hash;
    return hash;
  }

  /** The message's stamp. */
  public Value now() {
    Value known = nowValue;
    if (known == null) {
      known = new Value.Time(Instant.ofEpochMilli(now));
      nowValue = known;
    }
    return known;
  }

  /** Forgets the lets of the last rule. */
  public void beginLets(int count) {
    if (lets.length < count) {
      lets = new Value[count];
    }
    Arrays.fill(lets, 0, count, null);
  }

  /** The value of a let, null until it was computed. */
  public @Nullable Value let(int position) {
    return lets[position];
  }

  /** Keeps the value of a let. */
  public Value let(int position, Value value) {
    lets[position] = value;
    return value;
  }

  /** Whether a text slot equals a text. */
  boolean textEquals(int slot, byte[] text) {
    return Utf8.equal(source(slot), from(slot), to(slot), text);
  }
}
