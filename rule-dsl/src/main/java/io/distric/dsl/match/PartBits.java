package io.distric.dsl.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Parts that together have no more bytes than a word has bits: a bit for each byte of each part,
 * which moves on as long as the text goes on like the part. The method is the shift-and of
 * Baeza-Yates and Gonnet ("A new approach to text searching", 1992). Immutable.
 */
final class PartBits implements PartFinder {

  /** For each byte of a text where it stands in the parts. */
  private final long[] places = new long[256];

  /** The first byte of each part, and the last. */
  private final long firsts;

  private final long lasts;
  private final Turns turns;

  /** Takes them all, none of them empty. */
  PartBits(Map<Utf8Key, List<Integer>> parts) {
    long first = 0;
    long last = 0;
    int bit = 0;
    List<List<Integer>> facts = new ArrayList<>();
    for (Map.Entry<Utf8Key, List<Integer>> part : parts.entrySet()) {
      first |= 1L << bit;
      for (byte b : part.getKey().utf8()) {
        places[b & 0xff] |= 1L << bit++;
        facts.add(List.of());
      }
      last |= 1L << bit - 1;
      facts.set(bit - 1, part.getValue());
    }
    firsts = first;
    lasts = last;
    turns = Turns.of(new long[bit], new int[bit], facts);
  }

  @Override
  public int words() {
    return 0;
  }

  @Override
  public void turn(byte[] bytes, int from, int to, long[] into, long[] seen) {
    long moving = 0;
    long met = 0;
    for (int i = from; i < to; i++) {
      moving = (moving << 1 | firsts) & places[bytes[i] & 0xff];
      met |= moving;
    }
    for (long left = met & lasts; left != 0; left &= left - 1) {
      turns.turn(Long.numberOfTrailingZeros(left), into);
    }
  }
}
