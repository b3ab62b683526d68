package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

/** No key ever sees the same nonce twice, and no two runs or clusters share a key. */
final class NonceTest {

  private static final GossipMessage ACK = new GossipMessage.Ack(1, 0);
  private static final String KEY_A = key(1);
  private static final String KEY_B = key(2);

  @Test
  void shouldNeverUseANonceTwiceWithTheSameKey() {
    // given
    KeyRing ring = KeyRing.parse(KEY_A + "," + KEY_B);
    PacketSealer sealer = new PacketSealer("prod", "a", new BootId(1, 2), ring, true);
    Set<String> used = new HashSet<>();

    // when: keys are changed to and fro
    for (int i = 0; i < 3_000; i++) {
      if (i % 500 == 0) {
        ring = ring.use(ring.names().getLast());
        sealer.use(ring);
      }
      byte[] sealed = i % 3 == 0 ? sealer.frame(ACK) : sealer.packet(List.of(ACK));

      // then: key, kind and counter
      String key = HexFormat.of().formatHex(sealed, Envelope.KEY_AT, Envelope.BOOT_AT);
      String counter = HexFormat.of().formatHex(sealed, Envelope.COUNTER_AT, Envelope.ID_LENGTH_AT);
      int kind = sealed[Envelope.FLAGS_AT] & Envelope.FRAME;
      assertTrue(used.add(key + kind + counter), () -> "twice: " + counter);
    }
  }

  @Test
  void shouldDeriveAnotherKeyForEachNodeRunClusterAndRingKey() {
    // given
    KeyRing.Key ring = KeyRing.parse(KEY_A).first();
    SecretKey key = SenderKeys.derive(ring, "prod", "a", new BootId(1, 2));

    // then
    assertEquals(key, SenderKeys.derive(ring, "prod", "a", new BootId(1, 2)));
    assertNotEquals(key, SenderKeys.derive(ring, "prod", "a", new BootId(1, 3)));
    assertNotEquals(key, SenderKeys.derive(ring, "prod", "a", new BootId(2, 2)));
    assertNotEquals(key, SenderKeys.derive(ring, "prod", "b", new BootId(1, 2)));
    assertNotEquals(key, SenderKeys.derive(ring, "test", "a", new BootId(1, 2)));
    KeyRing.Key other = KeyRing.parse(KEY_B).first();
    assertNotEquals(key, SenderKeys.derive(other, "prod", "a", new BootId(1, 2)));
    assertEquals(32, key.getEncoded().length);
  }

  @Test
  void shouldTellClustersApartWhoseTagsAreAlike() {
    // given: two labels with the same tag in the header
    Map<Integer, String> labels = new HashMap<>();
    String first = null;
    String second = "";
    for (int i = 0; first == null; i++) {
      second = "cluster-" + i * 2_654_435_761L;
      first = labels.put(Envelope.cluster(second), second);
    }

    // when
    KeyRing ring = KeyRing.parse(KEY_A);
    byte[] packet = new PacketSealer(first, "a", new BootId(1, 2), ring, true).packet(List.of(ACK));

    // then
    assertTrue(new PacketOpener(first, ring, 9, 999).open(packet, false, 0).isPresent());
    assertTrue(new PacketOpener(second, ring, 9, 999).open(packet, false, 0).isEmpty());
  }

  private static String key(int fill) {
    byte[] bytes = new byte[KeyRing.KEY_BYTES];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
