package io.distric.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {

  @ParameterizedTest
  @CsvSource({
    "'', ef46db3751d8e999",
    "a, d24ec4f1a98c6e5b",
    "abc, 44bc2cf5ad770999",
    "Nobody inspects the spammish repetition, fbcea83c8a378bf1"
  })
  void shouldHashAsTheReferenceDoes(String text, String expected) {
    // given
    byte[] bytes = ("xx" + text).getBytes(StandardCharsets.UTF_8);

    // then
    assertEquals(expected, Long.toHexString(Xxh64.hash(bytes, 2, bytes.length - 2)));
  }

  @Test
  void shouldKeepASlotForEver() {
    assertEquals(0x99, Slots.slot(""));
    assertEquals(0x5b, Slots.slot("a"));
  }

  @Test
  void shouldSpreadKeysEvenly() {
    // given
    int[] counts = new int[3];
    Slots slots = new Slots(3);

    // when
    for (int i = 0; i < 30_000; i++) {
      counts[slots.partition("key-" + i)]++;
    }

    // then
    for (int count : counts) {
      assertTrue(count > 9_000 && count < 11_000, "keys of a partition: " + count);
    }
  }

  @Test
  void shouldPutAllIntoTheOnlyPartition() {
    assertEquals(0, new Slots(1).partition("any"));
    assertThrows(IllegalArgumentException.class, () -> new Slots(257));
    assertThrows(IllegalArgumentException.class, () -> new Slots(0));
  }
}
