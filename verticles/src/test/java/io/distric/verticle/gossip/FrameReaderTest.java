package io.distric.verticle.gossip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes of a stream in whatever pieces they come. */
final class FrameReaderTest {

  private final List<byte[]> frames = new ArrayList<>();
  private final FrameReader reader =
      new FrameReader(() -> 100, 4, head -> head[0] == 'k', frames::add);

  @Test
  void shouldPutFramesTogetherFromSingleBytes() {
    // given
    byte[] bytes = framed("known one").appendBuffer(framed("known two")).getBytes();

    // when
    for (byte one : bytes) {
      assertTrue(reader.read(Buffer.buffer(new byte[] {one})));
    }

    // then
    assertEquals(2, frames.size());
    assertArrayEquals("known two".getBytes(UTF_8), frames.getLast());
  }

  @Test
  void shouldTakeSeveralFramesFromOnePiece() {
    assertTrue(reader.read(framed("known").appendBuffer(framed("k234")).appendInt(5)));
    assertEquals(2, frames.size());
    assertArrayEquals("k234".getBytes(UTF_8), frames.getLast());
  }

  @Test
  void shouldRefuseStrangersBeforeTheRestIsThere() {
    assertFalse(reader.read(Buffer.buffer().appendInt(90).appendString("xxxx")));
    assertEquals(0, frames.size());
  }

  @Test
  void shouldRefuseWhatIsTooLongOrTooShort() {
    assertFalse(reader.read(Buffer.buffer().appendInt(101)));
    assertFalse(
        new FrameReader(() -> 100, 4, head -> true, frames::add)
            .read(Buffer.buffer().appendInt(3)));
    assertFalse(
        new FrameReader(() -> 100, 4, head -> true, frames::add)
            .read(Buffer.buffer().appendInt(-1)));
  }

  private static Buffer framed(String text) {
    return Buffer.buffer().appendInt(text.length()).appendString(text);
  }
}
