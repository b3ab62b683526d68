package io.distric.verticle.admin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BodyPiecesTest {

  @Test
  void shouldJoinWhatHasCome() {
    // given
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("BodyPiecesTest: distric.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      byte[] all = new byte[random.nextInt(400_000)];
      random.nextBytes(all);
      BodyPieces pieces = new BodyPieces(random.nextBoolean() ? all.length : Integer.MAX_VALUE);
      int taken = 0;

      // when
      for (int at = 0; at < all.length; ) {
        int end = Math.min(all.length, at + random.nextInt(1 << random.nextInt(1, 18)));
        Buffer chunk = Buffer.buffer(Arrays.copyOfRange(all, at, end));
        taken += pieces.roomTakenFor(chunk.length());
        pieces.add(chunk);
        at = end;
      }

      // then
      assertEquals(all.length, pieces.size());
      assertArrayEquals(all, pieces.join());
      assertTrue(
          taken >= all.length && taken <= all.length + BodyPieces.PIECE_MAX, "room " + taken);
    }
  }

  /** The event loop copies each byte once, however long the body is. */
  @Test
  void shouldTakeNoMoreThanAPieceForWhatComesNext() {
    // given
    BodyPieces pieces = new BodyPieces(64 << 20);
    Buffer chunk = Buffer.buffer(new byte[8192]);
    int most = 0;

    // when
    while (pieces.size() < 8 << 20) {
      most = Math.max(most, pieces.roomTakenFor(chunk.length()));
      pieces.add(chunk);
    }

    // then
    assertEquals(BodyPieces.PIECE_MAX, most);
  }

  @Test
  void shouldTakeLittleForWhatIsOnlyAnnounced() {
    // given
    BodyPieces pieces = new BodyPieces(64 << 20);

    // then
    assertEquals(BodyPieces.PIECE_MIN, pieces.roomTakenFor(1));
    assertEquals(12, new BodyPieces(12).roomTakenFor(1));
  }
}
