package io.distric.dsl.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A text turns what it turned before, as long as it is worth remembering. */
final class TextMemoTest {

  private static final int SLOT = 3;
  private final TextMemo memo = new TextMemo(5);

  @Test
  void shouldTurnWhatATextTurnedBefore() {
    // given
    learn(SLOT, 17, 42, 0b1100);
    long[] facts = {0, 0b0101, 0b1111, 0};

    // when
    int place = memo.place(SLOT, 17);
    boolean has = memo.has(place, SLOT, 17);
    int code = memo.turn(place, SLOT, facts, 1);

    // then
    assertTrue(has);
    assertEquals(42, code);
    assertArrayEquals(new long[] {0, 0b1001, 0b1111, 0}, facts);
  }

  @Test
  void shouldTellSlotsAndTextsApart() {
    // given
    for (int slot = 0; slot < 5; slot++) {
      learn(slot, 17, slot, 1L << slot);
      learn(slot, 18, slot, 1L << slot);
    }

    for (int slot = 0; slot < 5; slot++) {
      // when
      int place = memo.place(slot, 17);
      long[] facts = new long[2];
      int code = memo.turn(place, slot, facts, 0);

      // then
      assertTrue(memo.has(place, slot, 17));
      assertEquals(slot, code);
      assertEquals(1L << slot, facts[0]);
      assertFalse(memo.has(memo.place(slot, 19), slot, 19));
    }
  }

  @Test
  void shouldLeaveOutTextsThatNeverComeAgainUntilTheyDo() {
    // given: each text is another
    long key = 1000;
    while (memo.isAsked(SLOT)) {
      learn(SLOT, key++, 1, 1);
    }

    // when: one and the same text, looked up where the memo asks for it
    int asked = 0;
    for (int i = 0; i < 1000; i++) {
      if (memo.isAsked(SLOT)) {
        asked++;
        int place = memo.place(SLOT, 7);
        if (memo.has(place, SLOT, 7)) {
          assertEquals(1, memo.turn(place, SLOT, new long[2], 0));
        } else {
          learn(SLOT, 7, 1, 1);
        }
      }
    }

    // then: after few tries it is always asked for
    assertTrue(asked > 500, () -> "seldom asked");
    assertTrue(memo.isAsked(SLOT));
  }

  private void learn(int slot, long key, int code, long turned) {
    long[] facts = {5, 6, 7};
    int place = memo.begin(memo.place(slot, key), slot, facts, 0);
    facts[0] ^= turned;
    memo.end(place, slot, key, code, facts, 0);
  }
}
