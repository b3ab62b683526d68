package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageCodecTest {

  @Test
  void shouldReadWhatItWrote() throws MalformedException {
    // given
    RandomMessages messages = new RandomMessages(Seed.random(1));
    for (int i = 0; i < 5000; i++) {
      GossipMessage message = messages.of(i % RandomMessages.KINDS);

      // when
      byte[] bytes = write(List.of(message));

      // then
      assertEquals(List.of(message), read(bytes));
      assertEquals(MessageSize.of(message), bytes.length, message::toString);
    }
  }

  @Test
  void shouldReadSeveralMessagesOfOnePacket() throws MalformedException {
    // given
    RandomMessages messages = new RandomMessages(Seed.random(2));

    // then
    for (int i = 0; i < 1000; i++) {
      List<GossipMessage> packet = messages.packet();
      assertEquals(packet, read(write(packet)));
    }
  }

  @Test
  void shouldRefuseEveryCutMessage() {
    // given
    RandomMessages messages = new RandomMessages(Seed.random(3));

    // then
    for (int kind = 0; kind < RandomMessages.KINDS; kind++) {
      byte[] bytes = write(List.of(messages.of(kind)));
      for (int length = 1; length < bytes.length; length++) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThrows(MalformedException.class, () -> read(cut), "kind " + kind);
      }
    }
  }

  /** A long fuzz is {@code -Ddistric.fuzz=100000000}. */
  @Test
  void shouldSurviveMutatedBytes() {
    // given
    SplittableRandom random = Seed.random(4);
    RandomMessages messages = new RandomMessages(random);
    long rounds = Long.getLong("distric.fuzz", 200_000);
    int understood = 0;

    // when
    for (long i = 0; i < rounds; i++) {
      byte[] bytes = write(messages.packet());
      for (int flips = random.nextInt(1, 8); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        understood += read(bytes).isEmpty() ? 0 : 1;
      } catch (MalformedException e) {
        understood += 0;
      }
    }

    // then
    System.out.println(understood + " of " + rounds + " mutated packets made sense");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, Integer.MAX_VALUE})
  void shouldRefuseAnIncarnationThatCouldNotBeRefuted(int incarnation) {
    // given
    byte[] bytes = write(List.of(new GossipMessage.Refuted("a", incarnation, 0)));

    // then
    assertThrows(MalformedException.class, () -> read(bytes));
  }

  @Test
  void shouldRefuseStateThatClaimsMoreThanItHolds() {
    // given
    WireWriter out = new WireWriter(16).u8(MessageCodec.SYNC_STATE).u8(0).i32(Integer.MAX_VALUE);

    // then
    assertThrows(MalformedException.class, () -> read(out.copy()));
  }

  private static byte[] write(List<GossipMessage> messages) {
    WireWriter out = new WireWriter(64);
    MessageCodec.write(out, messages);
    return out.copy();
  }

  private static List<GossipMessage> read(byte[] bytes) throws MalformedException {
    return MessageDecoder.read(new WireReader(bytes, 0, bytes.length));
  }
}
