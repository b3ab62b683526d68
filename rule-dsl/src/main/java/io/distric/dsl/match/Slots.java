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

  /** A power of ten that a double holds exactly. */
  static final int SCALE_EXACT = 22;

  private static final long EXACT_BELOW = 1_000_000_000_000_000L;
  private static final double[] POWERS = new double[SCALE_EXACT + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private final byte[] kinds;
  private final long[] data;
  private final int[] scales;
  private final long[] hashes;
  private final @Nullable Value[] values;

  /**
   * Numbers as the nearest doubles, NaN where there is none. Numbers of at most 15 digits have
   * doubles of their own, in their order.
   */
  private final double[] numbers;

  /** Slots that hold something or did: those that a number came to first, and the others. */
  private final int[] numberSlots;

  private final int[] otherSlots;
  private int numberCount;
  private int otherCount;
  private final boolean[] listed;
  private boolean inexact;
  private @Nullable Value[] lets = new Value[8];
  private byte[] bytes = {};
  private byte[] own = new byte[256];
  private int ownLength;
  private long now;
  private @Nullable Value nowValue;

  Slots(int size) {
    kinds = new byte[size];
    listed = new boolean[size];
    numberSlots = new int[size];
    otherSlots = new int[size];
    data = new long[size];
    scales = new int[size];
    hashes = new long[size];
    values = new Value[size];
    numbers = new double[size];
    Arrays.fill(numbers, Double.NaN);
  }

  /** Forgets the last message. */
  void begin(byte[] source, long stamp) {
    bytes = source;
    now = stamp;
    nowValue = null;
    ownLength = 0;
    inexact = false;
    for (int i = 0; i < numberCount; i++) {
      forget(numberSlots[i]);
    }
    for (int i = 0; i < otherCount; i++) {
      forget(otherSlots[i]);
    }
    numberCount = 0;
    otherCount = 0;
  }

  private void forget(int slot) {
    numbers[slot] = Double.NaN;
    listed[slot] = false;
    kinds[slot] = MISSING;
    hashes[slot] = 0;
    values[slot] = null;
  }

  /** Notes that a slot holds something. */
  private void fill(int slot) {
    if (!listed[slot]) {
      listed[slot] = true;
      otherSlots[otherCount++] = slot;
    }
  }

  private void fillNumber(int slot) {
    if (!listed[slot]) {
      listed[slot] = true;
      numberSlots[numberCount++] = slot;
    }
  }

  /** How many slots may hold numbers. Both kinds are kept apart, so that branches are guessed. */
  int numbers() {
    return numberCount;
  }

  /** A slot that may hold a number. */
  int numberSlot(int position) {
    return numberSlots[position];
  }

  /** How many more slots may hold something: all others are missing. */
  int others() {
    return otherCount;
  }

  /** A slot that may hold something. */
  int otherSlot(int position) {
    return otherSlots[position];
  }

  int size() {
    return kinds.length;
  }

  byte kind(int slot) {
    return kinds[slot];
  }

  /** A number as the nearest double; NaN where the slot holds none. */
  double number(int slot) {
    return numbers[slot];
  }

  /** Whether some number has so many digits that its double is not its own. */
  boolean isInexact() {
    return inexact;
  }

  /** Whether the double of a short number is its own. */
  boolean isExact(int slot) {
    return data[slot] < EXACT_BELOW && data[slot] > -EXACT_BELOW && scales[slot] <= SCALE_EXACT;
  }

  /** Whether a slot holds a number whose double is its own. */
  boolean isExactNumber(int slot) {
    return kinds[slot] == NUMBER && isExact(slot);
  }

  /** Digits of a short number. */
  long digits(int slot) {
    return data[slot];
  }

  /** Places behind the point of a short number. */
  int scale(int slot) {
    return scales[slot];
  }

  /** Whether a slot holds a text. */
  boolean isText(int slot) {
    return kinds[slot] == TEXT || kinds[slot] == OWN_TEXT;
  }

  /** The bytes in which a text stands. */
  byte[] source(int slot) {
    return kinds[slot] == TEXT ? bytes : own;
  }

  int from(int slot) {
    return (int) (data[slot] >>> 32);
  }

  int to(int slot) {
    return (int) data[slot];
  }

  void setKind(int slot, byte kind) {
    if (kind != MISSING) {
      fill(slot);
    }
    kinds[slot] = kind;
  }

  /** Takes a short number in its shortest form. */
  void setNumber(int slot, long digits, int scale) {
    long rest = digits;
    int places = scale;
    while (places > 0 && rest % 10 == 0) {
      rest /= 10;
      places--;
    }
    fillNumber(slot);
    kinds[slot] = NUMBER;
    data[slot] = rest;
    scales[slot] = places;
    if (rest < EXACT_BELOW && rest > -EXACT_BELOW && places <= SCALE_EXACT) {
      numbers[slot] = rest / POWERS[places];
    } else {
      numbers[slot] = BigDecimal.valueOf(rest, places).doubleValue();
      inexact = true;
    }
  }

  void setNumber(int slot, BigDecimal number) {
    BigDecimal shortened = Decimals.shorten(number);
    if (shortened == null) {
      fill(slot);
      kinds[slot] = VALUE;
      values[slot] = new Value.Num(number);
      numbers[slot] = number.doubleValue();
      inexact = true;
    } else {
      setNumber(slot, shortened.unscaledValue().longValueExact(), shortened.scale());
    }
  }

  /** Takes the text that a scanner has just read. */
  void setText(int slot, JsonScanner scanner) {
    if (scanner.isEscaped()) {
      byte[] content = scanner.contentBytes();
      setOwnText(slot, content, scanner.contentFrom(), scanner.contentTo());
      return;
    }
    fill(slot);
    kinds[slot] = TEXT;
    data[slot] = (long) scanner.textFrom() << 32 | scanner.textTo();
  }

  /** Takes a list or object that stands in the message. */
  void setRaw(int slot, int from, int to) {
    fill(slot);
    kinds[slot] = RAW;
    data[slot] = (long) from << 32 | to;
  }

  /** Takes what a rule has set. */
  void set(int slot, Value value) {
    hashes[slot] = 0;
    values[slot] = null;
    numbers[slot] = Double.NaN;
    switch (value) {
      case Value.Missing _ -> kinds[slot] = MISSING;
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
    kinds[slot] = OWN_TEXT;
    data[slot] = (long) ownLength << 32 | ownLength + length;
    ownLength += length;
  }

  /** What a slot holds. */
  public Value value(int slot) {
    Value known = values[slot];
    if (known != null) {
      return known;
    }
    if (kinds[slot] == MISSING) {
      // Not kept: only slots that held something are cleaned for the next message.
      return Value.Missing.MISSING;
    }
    Value made = make(slot);
    values[slot] = made;
    return made;
  }

  private Value make(int slot) {
    return switch (kinds[slot]) {
      case NULL -> Value.Null.NULL;
      case FALSE -> Value.Bool.FALSE;
      case TRUE -> Value.Bool.TRUE;
      case NUMBER -> new Value.Num(BigDecimal.valueOf(data[slot], scales[slot]));
      case TEXT, OWN_TEXT -> new Value.Text(string(slot));
      case RAW -> Json.trusted(bytes, from(slot), to(slot) - from(slot));
      default -> throw new IllegalStateException("slot " + slot + " lost its value");
    };
  }

  /** Writes what a slot holds. */
  void write(int slot, JsonWriter writer) {
    switch (kinds[slot]) {
      case NUMBER -> writer.number(data[slot], scales[slot]);
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
    long known = hashes[slot];
    if (known != 0) {
      return known;
    }
    long hash =
        switch (kinds[slot]) {
          case TEXT, OWN_TEXT -> SlotHash.text(source(slot), from(slot), to(slot));
          case NUMBER -> SlotHash.number(data[slot], scales[slot]);
          case FALSE, TRUE -> SlotHash.bool(kinds[slot] == TRUE);
          case VALUE -> SlotHash.of(value(slot));
          default -> 0;
        };
    hashes[slot] = hash;
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
