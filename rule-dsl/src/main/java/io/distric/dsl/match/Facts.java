package io.distric.dsl.match;

/**
 * Which literals over one slot hold, a bit for each, found out together for all that the slot may
 * be. Facts are turned among those of a message in which the slot is missing. Immutable.
 *
 * @param slot of the message
 * @param bit among the facts of all slots at which those of this one begin
 * @param fixed facts that missing, null, false and true turn, which have no more to be told apart
 * @param numbers facts that numbers turn
 * @param text facts that a text turns of which nothing that is asked for is true
 * @param isCoded whether its code is asked for
 * @param byCode whether more facts turn by the code of a text or number
 * @param heads how long the texts are that a text may begin with, ascending
 * @param tails how long the texts are that it may end with, ascending
 * @param parts facts that turn by what a text has in it
 * @param tests each fact as a test of its own
 * @param wanted of each test
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Facts(
    int slot,
    int bit,
    long[][] fixed,
    NumberFacts.Of numbers,
    long[] text,
    boolean isCoded,
    boolean byCode,
    int[] heads,
    int[] tails,
    PartFinder[] parts,
    SlotPredicate[] tests,
    int[] wanted) {

  /** Words of what a text turns: two are turned at once, which most slots have at most. */
  int baseWords() {
    return Math.max(2, text.length);
  }

  /** How many lengths of beginnings and ends there are. */
  int affixes() {
    return heads.length + tails.length;
  }

  /** Turns what neither a text nor a usual number turns. */
  void turn(Slots slots, long[] into) {
    byte kind = slots.kind(slot);
    if (kind < Slots.NUMBER) {
      long[] turned = fixed[kind];
      for (int i = 0; i < turned.length; i++) {
        into[(bit >>> 6) + i] ^= turned[i];
      }
    } else {
      test(slots, into);
    }
  }

  /** Lists, objects and long numbers are rare, and tested one fact after the other. */
  private void test(Slots slots, long[] into) {
    for (int i = 0; i < tests.length; i++) {
      int fact = bit + i;
      long holds = (long) wanted[i] >>> tests[i].truth(slots) & 1;
      into[fact >>> 6] = into[fact >>> 6] & ~(1L << fact) | holds << fact;
    }
  }
}
