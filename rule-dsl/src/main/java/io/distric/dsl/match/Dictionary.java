package io.distric.dsl.match;

import io.distric.dsl.value.KeyHash;
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

  private final long[] hashes;
  private final int[] codes;

  /** The first bytes of a text, up to a word. */
  private final long[] words;

  private final @Nullable Object[] constants;
  private final int size;

  private Dictionary(Map<Value, Integer> values) {
    int capacity = Integer.highestOneBit(values.size() * 2 + 1) * 2;
    hashes = new long[capacity];
    codes = new int[capacity];
    words = new long[capacity];
    constants = new Object[capacity];
    size = values.size();
    values.forEach(this::place);
  }

  private void place(Value value, int code) {
    long hash = SlotHash.of(value);
    int mask = hashes.length - 1;
    int at = start(hash, mask);
    while (codes[at] != 0) {
      at = at + 1 & mask;
    }
    hashes[at] = hash;
    codes[at] = code;
    constants[at] = value;
    if (value instanceof Value.Text(var text)) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      words[at] = KeyHash.word(utf8, 0, utf8.length);
      constants[at] = utf8;
    }
  }

  private static int start(long hash, int mask) {
    return (int) (hash >>> 32) & mask;
  }

  /** How many constants there are; codes go from 1 to this. */
  int size() {
    return size;
  }

  /** The code of what a slot holds. */
  int code(Slots slots, int slot) {
    byte kind = slots.kind(slot);
    if (kind <= Slots.NULL) {
      return kind == Slots.NULL ? NULL : MISSING;
    }
    long hash = slots.hash(slot);
    if (hash == 0) {
      return UNKNOWN;
    }
    int mask = hashes.length - 1;
    for (int at = start(hash, mask); codes[at] != 0; at = at + 1 & mask) {
      if (hashes[at] == hash && isSame(slots, slot, kind, at)) {
        return codes[at];
      }
    }
    return UNKNOWN;
  }

  private boolean isSame(Slots slots, int slot, byte kind, int at) {
    if (kind == Slots.TEXT || kind == Slots.OWN_TEXT) {
      int length = slots.to(slot) - slots.from(slot);
      return constants[at] instanceof byte[] text
          && length == text.length
          && KeyHash.word(slots.source(slot), slots.from(slot), slots.to(slot)) == words[at]
          && (length <= Long.BYTES || slots.textEquals(slot, text));
    }
    return slots.value(slot).equals(constants[at]);
  }

  /** Collects constants. */
  static final class Builder {
    private final Map<Value, Integer> values = new LinkedHashMap<>();

    int code(Value value) {
      return values.computeIfAbsent(value, _ -> values.size() + 1);
    }

    Dictionary build() {
      return new Dictionary(values);
    }
  }
}
