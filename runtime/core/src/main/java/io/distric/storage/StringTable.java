package io.distric.storage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of a record, each once. Used over and over; confined to one thread. */
final class StringTable {

  private static final int CAPACITY_KEPT = 1 << 15;

  private final List<String> texts = new ArrayList<>();
  private int[] slots = new int[1 << 10];

  /** The number of a text, from 1; 0 for null. */
  int number(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    int mask = slots.length - 1;
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 16)) & mask;
    while (slots[slot] != 0) {
      String known = texts.get(slots[slot] - 1);
      if (known.equals(text)) {
        return slots[slot];
      }
      slot = (slot + 1) & mask;
    }
    texts.add(text);
    slots[slot] = texts.size();
    if (texts.size() * 2 > slots.length) {
      grow();
      return texts.size();
    }
    return slots[slot];
  }

  int size() {
    return texts.size();
  }

  void writeTo(RecordBuffer out) {
    for (String text : texts) {
      out.putBytes(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  void clear() {
    texts.clear();
    if (slots.length > CAPACITY_KEPT) {
      slots = new int[1 << 10];
    } else {
      Arrays.fill(slots, 0);
    }
  }

  private void grow() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int number = 1; number <= texts.size(); number++) {
      int hash = texts.get(number - 1).hashCode();
      int slot = (hash ^ (hash >>> 16)) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = number;
    }
  }
}
