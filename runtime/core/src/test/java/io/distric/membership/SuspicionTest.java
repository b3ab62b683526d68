package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SuspicionTest {

  @Test
  void shouldShortenTheTimeWithEveryOneWhoAgrees() {
    // given
    Suspicion suspicion = new Suspicion(1000, 2000, 6000, 3);

    // then
    assertTrue(suspicion.accuse("a"));
    assertEquals(7000, suspicion.deadline());
    assertTrue(suspicion.accuse("b"));
    assertEquals(5000, suspicion.deadline());
    assertFalse(suspicion.accuse("b"), "said so before");
    assertTrue(suspicion.accuse("c"));
    assertEquals(3830, suspicion.deadline());
    assertTrue(suspicion.accuse("d"));
    assertEquals(3000, suspicion.deadline());
    assertFalse(suspicion.accuse("e"), "enough agree");
  }

  @Test
  void shouldGiveTheShortTimeWhereNobodyElseCouldAgree() {
    // given
    Suspicion suspicion = new Suspicion(1000, 2000, 6000, 0);

    // when
    suspicion.accuse("a");

    // then
    assertEquals(3000, suspicion.deadline());
    suspicion.postpone(500);
    assertEquals(3500, suspicion.deadline());
  }
}
