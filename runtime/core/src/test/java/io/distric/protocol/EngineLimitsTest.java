package io.distric.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class EngineLimitsTest {

  @Test
  void shouldRefuseLimitsUnderWhichNothingWorks() {
    // when
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new EngineLimits(0, 1, 1, 1, 1, 1, 1, 1));

    // then
    assertTrue(String.valueOf(refused.getMessage()).contains("timeoutMillis cannot be 0"));
  }

  @Test
  void shouldComeBackFromTheirBinaryForm() {
    // given
    WireWriter out = new WireWriter(8);
    EngineLimits.INITIAL.writeTo(out);

    // when
    EngineLimits read = EngineLimits.readFrom(new WireReader(out.toByteArray()));

    // then
    assertEquals(EngineLimits.INITIAL, read);
  }
}
