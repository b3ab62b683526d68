package io.distric.dsl.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SlotTableTest {

  @Test
  void shouldLeaveTheTableAloneThatItBeganAs() {
    // given: code of a matcher in force has the numbers of the first
    SlotTable first = new SlotTable();
    int a = first.slot(List.of("a"));
    int payment = first.schema("payment");

    // when: two changes are compiled from it
    SlotTable one = new SlotTable(first);
    SlotTable other = new SlotTable(first);
    int b = one.slot(List.of("b"));
    int c = other.slot(List.of("c"));
    int refund = other.schema("refund");

    // then
    assertEquals(b, c);
    assertEquals(a, one.slot(List.of("a")));
    assertEquals(payment, other.schema("payment"));
    assertEquals(payment + 1, refund);
    assertEquals(a + 1, first.size());
    assertEquals(1, first.schemas());
    assertEquals(2, other.schemas());
  }
}
