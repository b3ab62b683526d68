package io.distric.storage;

import java.util.Arrays;
import java.util.UUID;

/**
 * Where the instances and messages of a segment are, by a hash of their id. Slots follow the order
 * of the hashes as far as they can, so that sorting is cheap. Not thread-safe.
 */
final class IdTable {

  private static final int ORDINAL_BITS = 20;

  /** In place of an ordinal: somewhere in the frame is a message. */
  static final int MESSAGE = (1 << ORDINAL_BITS) - 1;

  private long[] hashes = new long[1 << 10];
  private long[] places = new long[1 << 10];
  private int size;

  static long hash(UUID id) {
    long h = id.getMostSignificantBits() * 0x9E3779B97F4A7C15L;
    h ^= Long.rotateLeft(id.getLeastSignificantBits() * 0xC2B2AE3D27D4EB4FL, 31);
    h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
    return h ^ (h >>> 29);
  }

  static long hash(String messageId) {
    long h = 0x9E3779B97F4A7C15L;
    for (int i = 0; i < messageId.length(); i++) {
      h = (h ^ messageId.charAt(i)) * 0xC2B2AE3D27D4EB4FL;
      h ^= h >>> 32;
    }
    h *= 0xD6E8FEB86659FD93L;
    return h ^ (h >>> 29);
  }

  /** A frame's offset and the instance's ordinal in it as one number, never 0. */
  static long place(long offset, int ordinal) {
    return offset << ORDINAL_BITS | ordinal;
  }

  static long offset(long place) {
    return place >>> ORDINAL_BITS;
  }

  static int ordinal(long place) {
    return (int) (place & ((1 << ORDINAL_BITS) - 1));
  }

  void put(long hash, long place) {
    if (size * 2 >= hashes.length) {
      grow();
    }
    insert(hash, place);
    size++;
  }

  /** The places noted for a hash. */
  long[] places(long hash) {
    long[] found = new long[0];
    int mask = hashes.length - 1;
    for (int slot = slot(hash); places[slot] != 0; slot = (slot + 1) & mask) {
      if (hashes[slot] == hash) {
        found = Arrays.copyOf(found, found.length + 1);
        found[found.length - 1] = places[slot];
      }
    }
    return found;
  }

  int size() {
    return size;
  }

  /** Hashes and places by turns, by unsigned hash. */
  long[] sorted() {
    long[] pairs = new long[size * 2];
    int count = 0;
    for (int slot = 0; slot < hashes.length; slot++) {
      if (places[slot] == 0) {
        continue;
      }
      int at = count++;
      while (at > 0 && Long.compareUnsigned(pairs[at * 2 - 2], hashes[slot]) > 0) {
        pairs[at * 2] = pairs[at * 2 - 2];
        pairs[at * 2 + 1] = pairs[at * 2 - 1];
        at--;
      }
      pairs[at * 2] = hashes[slot];
      pairs[at * 2 + 1] = places[slot];
    }
    return pairs;
  }

  private void insert(long hash, long place) {
    int mask = hashes.length - 1;
    int slot = slot(hash);
    while (places[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash;
    places[slot] = place;
  }

  private int slot(long hash) {
    return (int) (hash >>> (Long.numberOfLeadingZeros(hashes.length) + 1));
  }

  private void grow() {
    long[] oldHashes = hashes;
    long[] oldPlaces = places;
    hashes = new long[oldHashes.length * 2];
    places = new long[oldPlaces.length * 2];
    for (int slot = 0; slot < oldHashes.length; slot++) {
      if (oldPlaces[slot] != 0) {
        insert(oldHashes[slot], oldPlaces[slot]);
      }
    }
  }
}
