package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.membership.PacketOpener.Opened;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PacketEnvelopeTest {

  private static final String KEY_A = key(1);
  private static final String KEY_B = key(2);
  private static final BootId BOOT = new BootId(1000, 7);
  private static final GossipMessage PING = new GossipMessage.Ping(5, "b", 6);

  private final PacketOpener opener = opener("prod", KEY_A);

  @Test
  void shouldOpenWhatAnotherSealed() {
    // when
    Optional<Opened> opened =
        opener.open(sealer("prod", KEY_A, BOOT).packet(List.of(PING)), false, 0);

    // then
    assertEquals(Optional.of(new Opened("a", BOOT, List.of(PING))), opened);
  }

  @Test
  void shouldOpenPacketsInTheClearWhenThereIsNoKey() {
    // when
    byte[] packet = sealer("prod", "", BOOT).packet(List.of(PING));

    // then
    assertTrue(opener("prod", "").open(packet, false, 0).isPresent());
    assertTrue(opener.open(packet, false, 0).isEmpty());
    packet[packet.length - 6]++;
    assertTrue(opener("prod", "").open(packet, false, 0).isEmpty());
  }

  @Test
  void shouldDropWhatIsForAnotherClusterOrSealedWithAnotherKey() {
    // then
    assertDropped(opener, sealer("test", KEY_A, BOOT).packet(List.of(PING)));
    assertDropped(opener, sealer("prod", KEY_B, BOOT).packet(List.of(PING)));
    assertEquals(2, opener.dropped());
  }

  @Test
  void shouldDropEveryPacketWithAnyByteChanged() {
    // given
    byte[] packet = sealer("prod", KEY_A, BOOT).packet(List.of(PING));

    // then
    for (int i = 0; i < packet.length; i++) {
      byte[] changed = packet.clone();
      changed[i] ^= 1;
      assertDropped(opener, changed);
    }
    assertTrue(opener.open(packet, false, 0).isPresent());
  }

  @Test
  void shouldRefuseWhatItSawBefore() {
    // given
    PacketSealer sealer = sealer("prod", KEY_A, BOOT);
    List<byte[]> packets = new ArrayList<>();
    for (int i = 0; i < 3 * ReplayWindow.SIZE; i++) {
      packets.add(sealer.packet(List.of(PING)));
    }
    List<byte[]> mixed = new ArrayList<>(packets.subList(0, ReplayWindow.SIZE));
    Collections.shuffle(mixed, new java.util.Random(1));

    // then
    mixed.forEach(packet -> assertTrue(opener.open(packet, false, 0).isPresent()));
    mixed.forEach(packet -> assertDropped(opener, packet));
    assertTrue(opener.open(packets.getLast(), false, 0).isPresent());
    assertDropped(opener, packets.get(ReplayWindow.SIZE + 1));
    assertEquals(ReplayWindow.SIZE + 1, opener.replayed());
  }

  @Test
  void shouldTellDatagramsFromFrames() {
    // given
    PacketSealer sealer = sealer("prod", KEY_A, BOOT);
    byte[] packet = sealer.packet(List.of(PING));
    byte[] frame = sealer.frame(PING);

    // then
    assertTrue(opener.open(packet, true, 0).isEmpty());
    assertTrue(opener.open(frame, false, 0).isEmpty());
    assertTrue(opener.open(packet, false, 0).isPresent());
    assertTrue(opener.open(frame, true, 0).isPresent());
  }

  @Test
  void shouldRefuseAnEarlierRunWhileALaterOneIsHeard() {
    // given
    byte[] old = sealer("prod", KEY_A, BOOT).packet(List.of(PING));
    BootId later = new BootId(BOOT.high() + 1, 1);

    // when
    assertTrue(
        opener.open(sealer("prod", KEY_A, later).packet(List.of(PING)), false, 0).isPresent());

    // then
    assertTrue(opener.open(old, false, 100).isEmpty());
    assertTrue(opener.open(old, false, 60_000).isPresent(), "the clock of the node went back");
  }

  @Test
  void shouldRememberWhatItSawOfTheNewestRunWhateverOfEarlierOnesIsRepeated() {
    // given
    BootId later = new BootId(BOOT.high() + 5, 1);
    byte[] seen = sealer("prod", KEY_A, later).packet(List.of(PING));
    assertTrue(opener.open(seen, false, 0).isPresent());

    // when: it is not heard for a while, and two earlier runs are repeated
    for (int run = 1; run < 3; run++) {
      BootId earlier = new BootId(BOOT.high() + run, 1);
      byte[] old = sealer("prod", KEY_A, earlier).packet(List.of(PING));
      assertTrue(opener.open(old, false, 60_000L * run).isPresent());
      assertTrue(opener.open(old, false, 60_000L * run).isEmpty(), "once");
    }

    // then
    assertTrue(opener.open(seen, false, 180_000).isEmpty());
    assertEquals(3, opener.replayed());
    assertEquals(1, opener.senders());
  }

  @Test
  void shouldNotUnpackADatagramThatHoldsMoreThanAnyMemberPutsInOne() {
    // given: many questions, each to be answered, in few bytes
    List<GossipMessage> many = Collections.nCopies(200, PING);
    PacketSealer sealer = sealer("prod", KEY_A, BOOT);
    byte[] packet = sealer.packet(many);
    byte[] half = sealer.packet(many.subList(0, 100));

    // then
    assertTrue(packet.length < 200, () -> packet.length + " bytes");
    assertDropped(opener, packet);
    assertTrue(opener.open(half, false, 0).isPresent());
  }

  @Test
  void shouldChangeKeysWithoutLosingAPacket() {
    // given
    PacketSealer sealer = sealer("prod", KEY_A, BOOT);
    KeyRing both = KeyRing.parse(KEY_A + "," + KEY_B);

    // then
    opener.use(both);
    assertTrue(opener.open(sealer.packet(List.of(PING)), false, 0).isPresent());
    KeyRing second = both.use(both.names().get(1));
    sealer.use(second);
    assertTrue(opener.open(sealer.packet(List.of(PING)), false, 0).isPresent());
    opener.use(second.remove(second.names().get(1)));
    assertTrue(opener.open(sealer.packet(List.of(PING)), false, 0).isPresent());
    assertDropped(opener, sealer("prod", KEY_A, new BootId(2000, 0)).packet(List.of(PING)));
  }

  @Test
  void shouldCompressWhereItPays() {
    // given
    RandomMessages random = new RandomMessages(Seed.random(5));
    List<GossipMessage.MemberState> members = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      members.add(new GossipMessage.MemberState(random.profile(), 1, MemberStatus.ALIVE));
    }
    GossipMessage state = new GossipMessage.SyncState(members, true);

    // when
    byte[] frame = sealer("prod", KEY_A, BOOT).frame(state);

    // then
    assertTrue(frame.length < MessageSize.of(state) * 0.8, () -> "" + frame.length);
    assertEquals(List.of(state), opener.open(frame, true, 0).orElseThrow().messages());
    PacketOpener small = new PacketOpener("prod", KeyRing.parse(KEY_A), 10, 1000);
    assertTrue(small.open(frame, true, 0).isEmpty(), "unpacked it is longer than allowed");
  }

  @Test
  void shouldNeverSealTheSameTwiceAlike() {
    // given
    PacketSealer sealer = sealer("prod", KEY_A, BOOT);
    PacketSealer restarted = sealer("prod", KEY_A, new BootId(1000, 8));

    // when
    byte[] first = body(sealer.packet(List.of(PING)));

    // then
    assertFalse(Arrays.equals(first, body(sealer.packet(List.of(PING)))));
    assertFalse(Arrays.equals(first, body(restarted.packet(List.of(PING)))));
    assertNotEquals(
        BootId.create(5, new SplittableRandom(1)), BootId.create(5, new SplittableRandom(2)));
  }

  @Test
  void shouldSurviveMutatedEnvelopes() {
    // given
    SplittableRandom random = Seed.random(6);
    RandomMessages messages = new RandomMessages(random);
    PacketOpener clear = opener("prod", "");
    long rounds = Long.getLong("distric.fuzz", 50_000);

    // when
    for (long i = 0; i < rounds; i++) {
      PacketOpener target = i % 2 == 0 ? clear : opener;
      byte[] packet = (i % 2 == 0 ? clearSealer : sealedSealer).packet(messages.packet());
      packet[random.nextInt(packet.length)] ^= (byte) (1 << random.nextInt(8));
      if (random.nextInt(4) == 0) {
        packet = Arrays.copyOf(packet, random.nextInt(packet.length + 1));
      }
      target.open(packet, false, i);
    }

    // then
    assertEquals(rounds, clear.dropped() + opener.dropped());
  }

  private final PacketSealer clearSealer = sealer("prod", "", BOOT);
  private final PacketSealer sealedSealer = sealer("prod", KEY_A, BOOT);

  private static void assertDropped(PacketOpener opener, byte[] packet) {
    assertEquals(Optional.empty(), opener.open(packet, false, 0));
  }

  private static byte[] body(byte[] packet) {
    return Arrays.copyOfRange(packet, Envelope.HEADER_BYTES + 1, packet.length);
  }

  private static PacketSealer sealer(String cluster, String keys, BootId boot) {
    return new PacketSealer(cluster, "a", boot, KeyRing.parse(keys), true);
  }

  private static PacketOpener opener(String cluster, String keys) {
    return new PacketOpener(cluster, KeyRing.parse(keys), 100, 1 << 20);
  }

  private static String key(int fill) {
    byte[] bytes = new byte[KeyRing.KEY_BYTES];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
