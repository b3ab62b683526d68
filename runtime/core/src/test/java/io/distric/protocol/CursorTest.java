package io.distric.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.protocol.Cursor.Position;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CursorTest {

  @Test
  void shouldReadItsOwnSpelling() {
    // given
    Cursor cursor = Cursor.of(new Position(0, 7, 3), new Position(255, Long.MAX_VALUE >> 1, 0));

    // when
    Optional<Cursor> read = Cursor.parse(cursor.text());

    // then
    assertEquals(Optional.of(cursor), read);
    assertEquals(Optional.of(new Position(0, 7, 3)), cursor.position(0));
    assertEquals(Optional.empty(), cursor.position(1));
    assertEquals(cursor.hashCode(), read.orElseThrow().hashCode());
  }

  @Test
  void shouldStandBehindAnEvent() {
    assertEquals(Optional.of(new Position(2, 9, 5)), Cursor.behind(2, 9, 4).position(2));
  }

  @Test
  void shouldRefuseWhatItDidNotWrite() {
    assertTrue(Cursor.parse("").isEmpty());
    assertTrue(Cursor.parse("now!").isEmpty());
    assertTrue(Cursor.parse("AQ").isEmpty());
    assertTrue(Cursor.parse(Cursor.behind(0, 1, 1).text() + "AAAA").isEmpty());
  }

  @Test
  void shouldNeverThrowOnNoise() {
    // given
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("CursorTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] noise = new byte[random.nextInt(12)];
      random.nextBytes(noise);
      if (noise.length > 0) {
        noise[0] = 1;
      }

      // when
      Optional<Cursor> read = Cursor.parse(Base64.getUrlEncoder().encodeToString(noise));

      // then
      read.ifPresent(cursor -> assertEquals(read, Cursor.parse(cursor.text())));
    }
  }
}
