package io.distric.dsl.match;

import io.distric.dsl.value.JsonScanner;
import java.util.Arrays;

/**
 * The keys of the objects of one message, so that none is there twice. One open table for all; what
 * belongs to an earlier message counts as free, so it is never cleared. Confined to one thread.
 */
final class KeyTable {

  private static final int INITIAL = 256;

  /** Object in the upper half, upper half of the key's hash in the lower. */
  private long[] ids = new long[INITIAL];

  /** Where the key stands in the source, first byte in the upper half; escaped if negative. */
  private long[] places = new long[INITIAL];

  /** For each place that rules read from, the last object that had it. */
  private final int[] known;

  private int firstObject;
  private int objects;
  private int used;
  private byte[] bytes = {};

  /** A table for messages of which some places are known. */
  KeyTable(int places) {
    known = new int[places];
  }

  /** Starts on a message. */
  void begin(byte[] source) {
    bytes = source;
    used = 0;
    if (objects > Integer.MAX_VALUE - (1 << 24)) {
      Arrays.fill(ids, 0);
      Arrays.fill(known, 0);
      objects = 0;
    }
    firstObject = objects + 1;
  }

  /** The number of an object that begins. */
  int open() {
    return ++objects;
  }

  /** Adds the key of a known place; false if the object has it already. */
  boolean add(int object, int place) {
    boolean added = known[place] != object;
    known[place] = object;
    return added;
  }

  /** Adds the key that a scanner has just read; false if the object has it already. */
  boolean add(int object, JsonScanner key) {
    if (used * 2 >= ids.length) {
      grow();
    }
    long id = (long) object << 32 | key.hash() >>> 32;
    int mask = ids.length - 1;
    int at = start(id, mask);
    while (ids[at] >>> 32 >= firstObject) {
      if (ids[at] == id && isSame(places[at], key)) {
        return false;
      }
      at = at + 1 & mask;
    }
    ids[at] = id;
    long place = (long) key.textFrom() << 32 | key.textTo();
    places[at] = key.isEscaped() ? ~place : place;
    used++;
    return true;
  }

  private static int start(long id, int mask) {
    return (int) (id ^ (id >>> 32) * 0x9e3779b9L) & mask;
  }

  private boolean isSame(long place, JsonScanner key) {
    long plain = place < 0 ? ~place : place;
    int from = (int) (plain >>> 32);
    int to = (int) plain;
    if (place >= 0 && !key.isEscaped()) {
      return Arrays.equals(bytes, from, to, bytes, key.textFrom(), key.textTo());
    }
    return JsonScanner.resolve(bytes, from, to).equals(key.string());
  }

  private void grow() {
    long[] oldIds = ids;
    long[] oldPlaces = places;
    ids = new long[oldIds.length * 2];
    places = new long[oldIds.length * 2];
    int mask = ids.length - 1;
    for (int i = 0; i < oldIds.length; i++) {
      if (oldIds[i] >>> 32 >= firstObject) {
        int at = start(oldIds[i], mask);
        while (ids[at] != 0) {
          at = at + 1 & mask;
        }
        ids[at] = oldIds[i];
        places[at] = oldPlaces[i];
      }
    }
  }
}
