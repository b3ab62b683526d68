package io.distric.dsl.match;

import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Constants that slots are compared with, as small numbers: a slot is looked up once for each
 * message, and equality is that of ints. Equal hashes are told apart by what they stand for.
 * Immutable.
 */
final class Dictionary {

  /** No constant equals what the slot holds. */
  static final int UNKNOWN = 0;

  static final int MISSING = -1;
  static final int NULL = -2;

  /** Keys of texts as in {@link TextKey}, hashes of other values. */
  private final long[] keys;

  private final int[] codes;
  private final int shift;
  private final @Nullable Object[] constants;

  private Dictionary(Map<Value, Integer> values) {
    int capacity = Integer.highestOneBit(values.size() * 2 + 1) * 2;
    keys = new long[capacity];
    codes = new int[capacity];
    constants = new Object[capacity];
    shift = Long.numberOfLeadingZeros(capacity - 1L);
    values.forEach(this::place);
  }

  private void place(Value value, int code) {
    byte[] utf8 =
        value instanceof Value.Text(var text) ? text.getBytes(StandardCharsets.UTF_8) : null;
    long key = utf8 == null ? hashed(SlotHash.of(value)) : TextKey.of(utf8, 0, utf8.length);
    int at = start(key);
    while (codes[at] != 0) {
      at = at + 1 & codes.length - 1;
    }
    keys[at] = key;
    codes[at] = code;
    // A whole key says all that there is to say of a text.
    constants[at] = utf8 == null ? value : TextKey.isWhole(key) ? null : utf8;
  }

  private static long hashed(long hash) {
    return hash | Long.MIN_VALUE;
  }

  private int start(long key) {
    return (int) (key * 0x9e3779b97f4a7c15L >>> shift);
  }

  /** The code of what a slot holds. */
  int code(Slots slots, int slot) {
    byte kind = slots.kind(slot);
    if (kind <= Slots.NULL) {
      return kind == Slots.NULL ? NULL : MISSING;
    }
    boolean text = slots.isText(slot);
    long hash = text ? 0 : slots.hash(slot);
    if (!text && hash == 0) {
      return UNKNOWN;
    }
    long key =
        text ? TextKey.of(slots.source(slot), slots.from(slot), slots.to(slot)) : hashed(hash);
    int at = start(key);
    while (codes[at] != 0 && !(keys[at] == key && isSame(slots, slot, text, at))) {
      at = at + 1 & codes.length - 1;
    }
    return codes[at];
  }

  private boolean isSame(Slots slots, int slot, boolean text, int at) {
    if (TextKey.isWhole(keys[at])) {
      return true;
    }
    return text
        ? constants[at] instanceof byte[] constant && slots.textEquals(slot, constant)
        : slots.value(slot).equals(constants[at]);
  }

  /** Collects constants. */
  static final class Builder {
    private final Map<Value, Integer> values = new LinkedHashMap<>();

    int code(Value value) {
      return values.computeIfAbsent(value, _ -> values.size() + 1);
    }

    /** How many codes there are. */
    int size() {
      return values.size();
    }

    Dictionary build() {
      return new Dictionary(values);
    }
  }
}
