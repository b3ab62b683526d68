package io.distric.dsl.match;

import io.distric.dsl.value.Comparison;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A constant list, prepared for {@code in}. Immutable. */
public final class SlotSet {

  private final long[] hashes;
  private final byte[][] texts;
  private final Value[] members;
  private final List<Value> others = new ArrayList<>();
  private final boolean holdsNull;

  /** Prepares a list. */
  public SlotSet(Value.Items items) {
    int capacity = Integer.highestOneBit(items.elements().size() * 4 + 3);
    hashes = new long[capacity];
    texts = new byte[capacity][];
    members = new Value[capacity];
    for (Value element : items.elements()) {
      add(element);
    }
    holdsNull = items.elements().contains(Value.Null.NULL);
  }

  private void add(Value element) {
    long hash = SlotHash.of(element);
    if (hash == 0) {
      others.add(element);
      return;
    }
    int at = (int) hash & hashes.length - 1;
    while (hashes[at] != 0) {
      at = at + 1 & hashes.length - 1;
    }
    hashes[at] = hash;
    members[at] = element;
    if (element instanceof Value.Text(var text)) {
      texts[at] = text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** The truth of {@code slot in this}. */
  int contains(Slots slots, int slot) {
    byte kind = slots.kind(slot);
    if (kind == Slots.MISSING || kind == Slots.NULL) {
      return Truth.UNKNOWN;
    }
    long hash = slots.hash(slot);
    if (hash != 0 && hasScalar(slots, slot, hash)) {
      return Truth.TRUE;
    }
    int truth = holdsNull ? Truth.UNKNOWN : Truth.FALSE;
    for (Value other : others) {
      truth = Math.max(truth, Comparison.equal(slots.value(slot), other));
    }
    return truth;
  }

  private boolean hasScalar(Slots slots, int slot, long hash) {
    int mask = hashes.length - 1;
    for (int at = (int) hash & mask; hashes[at] != 0; at = at + 1 & mask) {
      if (hashes[at] == hash && isMember(slots, slot, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isMember(Slots slots, int slot, int at) {
    byte kind = slots.kind(slot);
    if (kind == Slots.TEXT || kind == Slots.OWN_TEXT) {
      return texts[at] != null && slots.textEquals(slot, texts[at]);
    }
    return slots.value(slot).equals(members[at]);
  }
}
