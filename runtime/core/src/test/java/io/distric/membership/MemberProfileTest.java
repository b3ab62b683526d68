package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.membership.MemberProfile.ProtocolRange;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a member may say of itself: as much as others can pass on in one datagram. */
final class MemberProfileTest {

  private static final int SMALLEST_DATAGRAM = 1024;

  @Test
  void shouldFitTheSmallestDatagramWhateverItSays() {
    // given
    MemberProfile longest =
        profile("\u00e9".repeat(32), Map.of("a", "x".repeat(126), "b", "\u6771".repeat(42)));

    // then
    int bytes = MessageSize.of(new GossipMessage.Alive(longest, 1, 0));
    assertTrue(bytes <= SMALLEST_DATAGRAM - MessageSize.ENVELOPE, () -> bytes + " bytes");
  }

  @Test
  void shouldCountBytesRatherThanCharacters() {
    assertThrows(IllegalArgumentException.class, () -> profile("\u6771".repeat(22), Map.of()));
    assertEquals("\u6771".repeat(21), profile("\u6771".repeat(21), Map.of()).zone());
    assertThrows(
        IllegalArgumentException.class, () -> profile("", Map.of("a", "\u6771".repeat(85))));
  }

  @Test
  void shouldNotReadWhatCouldNotBeWrittenAgain() {
    // given: bytes that are no text, each of which would be three when passed on
    WireWriter out = new WireWriter(64);
    MessageCodec.write(
        out, new GossipMessage.Alive(profile("", Map.of("k", "x".repeat(200))), 1, 0));
    byte[] bytes = out.copy();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == 'x' ? (byte) 0xff : bytes[i];
    }

    // then
    assertThrows(
        MalformedException.class,
        () -> MessageDecoder.read(new WireReader(bytes, 0, bytes.length)));
  }

  @Test
  void shouldHoldNothingUpBehindIt() {
    // given
    RumourQueue queue = new RumourQueue();
    queue.put(1, new GossipMessage.Refuted("a", 1, 0), 0, 0);
    MemberProfile longest = profile("z".repeat(64), Map.of("k", "x".repeat(254)));
    queue.put(2, new GossipMessage.Alive(longest, 1, 0), 0, 0);
    List<GossipMessage> packet = new java.util.ArrayList<>();

    // when
    queue.fill(packet, SMALLEST_DATAGRAM - MessageSize.ENVELOPE, 9, 0);

    // then
    assertEquals(2, packet.size());
  }

  private static MemberProfile profile(String zone, Map<String, String> endpoints) {
    return new MemberProfile(
        "n".repeat(64),
        1,
        EnumSet.allOf(MemberRole.class),
        new Address("h".repeat(128), 1),
        endpoints,
        zone,
        1,
        "v".repeat(64),
        ProtocolRange.OURS);
  }
}
