package io.distric.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class GrowingBytesTest {

  private static final int ANNOUNCED = 4 << 20;

  @Test
  void shouldTakeNoRoomForWhatIsOnlyAnnounced() {
    // given
    GrowingBytes bytes = new GrowingBytes(ANNOUNCED);

    // when
    int before = bytes.array().length;
    int first = bytes.roomFor(1).length;

    // then
    assertEquals(0, before);
    assertEquals(GrowingBytes.FIRST_BYTES, first);
  }

  @Test
  void shouldTakeAllRoomAtOnceForWhatComesAtOnce() {
    // given
    GrowingBytes bytes = new GrowingBytes(ANNOUNCED);

    // when
    byte[] room = bytes.roomFor(ANNOUNCED);

    // then
    assertEquals(ANNOUNCED, room.length);
    assertEquals(5000, GrowingBytes.grown(0, 5000, 5000));
    assertEquals(1024, GrowingBytes.grown(0, 1, 64 << 10));
    assertEquals(700, GrowingBytes.grown(0, 1, 700));
  }

  @Test
  void shouldNeverTakeMoreThanTwiceWhatHasCome() {
    // given
    GrowingBytes bytes = new GrowingBytes(ANNOUNCED);
    byte[] chunk = new byte[8192];
    int worst = 0;

    // when
    while (bytes.size() < ANNOUNCED) {
      chunk[0] = (byte) (bytes.size() / chunk.length);
      System.arraycopy(chunk, 0, bytes.roomFor(chunk.length), bytes.size(), chunk.length);
      bytes.added(chunk.length);
      if (bytes.size() > GrowingBytes.FIRST_BYTES) {
        worst = Math.max(worst, bytes.array().length / bytes.size());
      }
    }

    // then
    assertEquals(1, worst);
    assertEquals(ANNOUNCED, bytes.array().length);
    assertEquals((byte) 300, bytes.array()[300 * chunk.length]);
  }

  @Test
  void shouldTakeJustTheRoomOfAShortBody() {
    // given
    GrowingBytes bytes = new GrowingBytes(12);

    // then
    assertEquals(12, bytes.roomFor(5).length);
    bytes.added(12);
    assertEquals(13, bytes.roomFor(1).length);
  }
}
