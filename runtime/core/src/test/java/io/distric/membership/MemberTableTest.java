package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** When two tables have the same digest. */
final class MemberTableTest {

  private static final MemberProfile A = Profiles.of("a", 1);
  private static final MemberProfile B = Profiles.of("b", 2);
  private static final MemberProfile LATER_B = Profiles.of("b", 7).withAddress(B.address());

  @Test
  void shouldHaveTheSameDigestInWhateverOrderTheSameWasLearned() {
    // given
    MemberTable table = table(A, B);
    MemberTable other = table(LATER_B);

    // when
    other.add(A, 1, MemberStatus.ALIVE, 0);
    other.update(other.find("b"), MemberStatus.SUSPECTED, 1, 0);
    other.profile(other.find("b"), B);

    // then
    assertSame(table, other);
  }

  @Test
  void shouldTellTheRunsOfAnIncarnationApart() {
    assertDiffer(table(A, B), table(A, LATER_B));
  }

  @Test
  void shouldTellTheCapacitiesOfAnIncarnationApart() {
    assertDiffer(table(A, B), table(A, B.withCapacity(9)));
  }

  @Test
  void shouldTellIncarnationsApart() {
    // given
    MemberTable later = table(A, B);

    // when
    later.update(later.find("b"), MemberStatus.ALIVE, 2, 0);

    // then
    assertDiffer(table(A, B), later);
  }

  @Test
  void shouldLeaveOutWhoIsGone() {
    // given
    MemberTable table = table(A, B);
    MemberTable other = table(A, LATER_B);

    // when
    table.update(table.find("b"), MemberStatus.FAILED, 1, 0);
    other.forget(other.find("b"));

    // then
    assertSame(table(A), table);
    assertSame(table(A), other);
  }

  private static MemberTable table(MemberProfile... profiles) {
    MemberTable table = new MemberTable(new MemberIndex(false));
    for (MemberProfile profile : profiles) {
      table.add(profile, 1, MemberStatus.ALIVE, 0);
    }
    return table;
  }

  private static void assertSame(MemberTable one, MemberTable other) {
    assertEquals(one.digest(), other.digest());
    for (int sequence = 0; sequence < 16; sequence++) {
      assertEquals(one.view(sequence), other.view(sequence), "view " + sequence);
    }
  }

  /** The parts differ too: by them what differs is found. */
  private static void assertDiffer(MemberTable one, MemberTable other) {
    assertNotEquals(one.digest(), other.digest());
    boolean seen = false;
    for (int sequence = 0; sequence < 16; sequence++) {
      seen |= one.view(sequence) != other.view(sequence);
    }
    assertEquals(true, seen);
  }
}
