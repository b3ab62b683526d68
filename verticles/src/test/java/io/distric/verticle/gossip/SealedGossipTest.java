package io.distric.verticle.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.membership.BootId;
import io.distric.membership.GossipMessage;
import io.distric.membership.KeyRing;
import io.distric.membership.PacketSealer;
import io.distric.telemetry.Metrics;
import io.distric.verticle.gossip.LocalCluster.Member;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys on real sockets: who has none is not heard, and changing them loses nothing. */
final class SealedGossipTest {

  private static final String OLD = key(1);
  private static final String NEW = key(2);
  private static final int SILENCE_MILLIS = 300;

  @TempDir private Path dir;

  @Test
  void shouldChangeItsKeyWithoutLosingAPacket() throws Exception {
    // given
    Path file = dir.resolve("keys");
    KeyRing ring = KeyRing.parse(OLD);
    write(file, ring);
    try (LocalCluster cluster = sealed("gossip.keyringFile", file.toString()).grow(4)) {
      // when
      ring = ring.install(NEW);
      write(file, ring);
      awaitKeys(cluster, ring);
      ring = ring.use(ring.names().getLast());
      write(file, ring);
      awaitKeys(cluster, ring);
      ring = ring.remove(ring.names().getLast());
      write(file, ring);
      awaitKeys(cluster, ring);

      // then
      long before = cluster.sum(Figure.PACKETS_IN);
      cluster.await("gossip goes on", () -> cluster.sum(Figure.PACKETS_IN) > before + 20);
      assertEquals(0, cluster.sum(Figure.FOREIGN) + cluster.sum(Figure.FORGED));
      assertEquals(0, cluster.sum(Figure.MALFORMED) + cluster.sum(Figure.REPLAYED));
    }
  }

  @Test
  void shouldKeepItsKeysWhenTheFileIsDamaged() throws Exception {
    // given
    Path file = dir.resolve("keys");
    Files.writeString(file, "no key\n");

    // then
    IOException refusal = assertThrows(IOException.class, () -> KeyRingWatch.read(file));
    assertTrue(refusal.getMessage().contains("32 bytes"), refusal.getMessage());
    Files.writeString(file, "\n");
    assertThrows(IOException.class, () -> KeyRingWatch.read(file), "never in the clear by mistake");
    assertThrows(IOException.class, () -> KeyRingWatch.read(dir.resolve("none")));
  }

  @Test
  void shouldNeitherHearNorAnswerStrangers() throws Exception {
    try (LocalCluster cluster = sealed("gossip.keys", OLD).grow(2);
        DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      // given
      Member member = cluster.members.getFirst();
      List<GossipMessage> ping = List.of(new GossipMessage.Ping(1, member.id, 0));
      byte[] known = sealer(OLD, "distric").packet(ping);

      // when
      send(stranger, member, sealer(NEW, "distric").packet(ping));
      send(stranger, member, sealer("", "distric").packet(ping));
      send(stranger, member, sealer(OLD, "other").packet(ping));
      send(stranger, member, new byte[] {1, 2, 3});
      byte[] forged = known.clone();
      forged[forged.length - 1] ^= 1;
      send(stranger, member, forged);

      // then
      cluster.await("all are counted", () -> member.figure(Figure.FOREIGN) == 4);
      cluster.await("all are counted", () -> member.figure(Figure.FORGED) == 1);
      assertSilent(stranger);
      send(stranger, member, known);
      assertTrue(receive(stranger) > 0, "a packet with the key is answered");
      send(stranger, member, known);
      cluster.await("the repetition is counted", () -> member.figure(Figure.REPLAYED) == 1);
      assertSilent(stranger);
      assertEquals(
          4,
          member
              .meters
              .get(Metrics.GOSSIP_DROPPED)
              .tag(Metrics.REASON, "foreign")
              .functionCounter()
              .count());
    }
  }

  @Test
  void shouldCloseStreamsOfStrangersAtTheirFirstBytes() throws Exception {
    try (LocalCluster cluster = sealed("gossip.keys", OLD).grow(2)) {
      // given
      Member member = cluster.members.getFirst();
      byte[] head = sealer(NEW, "distric").frame(new GossipMessage.SyncAgreed());

      // when
      try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), member.port())) {
        stranger.setSoTimeout(10_000);
        stranger.getOutputStream().write(new byte[] {0, 16, 0, 0});
        stranger.getOutputStream().write(head, 0, 36);

        // then
        assertEquals(-1, stranger.getInputStream().read(), "it does not wait for a megabyte");
      }
    }
  }

  @Test
  void shouldNotWaitForALongFrameOfWhoOnlyKnowsHowPacketsBegin() throws Exception {
    try (LocalCluster cluster = sealed("gossip.keys", OLD).grow(2)) {
      // given: what anybody can read on the wire
      Member member = cluster.members.getFirst();
      byte[] head = sealer(OLD, "distric").frame(new GossipMessage.SyncAgreed());

      // when
      try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), member.port())) {
        stranger.setSoTimeout(2_000);
        stranger.getOutputStream().write(new byte[] {0, 16, 0, 0});
        stranger.getOutputStream().write(head, 0, 36);

        // then
        assertEquals(-1, stranger.getInputStream().read(), "a first frame is short");
      }
    }
  }

  @Test
  void shouldHearMembersWhileStrangersHoldConnections() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try (LocalCluster cluster = sealed("gossip.keys", OLD).grow(2)) {
      // given: more of them than streams of members are allowed
      Member member = cluster.members.getFirst();
      for (int i = 0; i < 20; i++) {
        idle.add(new Socket(InetAddress.getLoopbackAddress(), member.port()));
      }

      // when
      byte[] ping = sealer(OLD, "distric").frame(new GossipMessage.Ping(1, member.id, 0));
      try (Socket friend = new Socket(InetAddress.getLoopbackAddress(), member.port())) {
        friend.setSoTimeout(10_000);
        friend.getOutputStream().write(new byte[] {0, 0, 0, (byte) ping.length});
        friend.getOutputStream().write(ping);

        // then
        assertEquals(0, friend.getInputStream().read(), "the length of an answer");
      }
    } finally {
      for (Socket one : idle) {
        one.close();
      }
    }
  }

  private LocalCluster sealed(String... keys) {
    String[] all = {"gossip.interval", "200ms", "gossip.leaveTimeout", "100ms", keys[0], keys[1]};
    return new LocalCluster(1, all);
  }

  private static void awaitKeys(LocalCluster cluster, KeyRing ring) {
    cluster.await(
        "all took the keys",
        () -> cluster.members.stream().allMatch(member -> member.keys.contains(ring.names())));
  }

  private static PacketSealer sealer(String keys, String label) {
    BootId boot = new BootId(System.currentTimeMillis() << 20, 7);
    return new PacketSealer(label, "stranger", boot, KeyRing.parse(keys), false);
  }

  private static void write(Path file, KeyRing ring) throws IOException {
    Path next = file.resolveSibling("next");
    Files.writeString(next, ring.spell());
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void send(DatagramSocket from, Member to, byte[] bytes) throws IOException {
    from.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), to.port()));
  }

  private static int receive(DatagramSocket socket) throws IOException {
    socket.setSoTimeout(10_000);
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    socket.receive(packet);
    return packet.getLength();
  }

  private static void assertSilent(DatagramSocket socket) throws IOException {
    socket.setSoTimeout(SILENCE_MILLIS);
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    assertThrows(SocketTimeoutException.class, () -> socket.receive(packet));
  }

  private static String key(long seed) {
    byte[] secret = new byte[KeyRing.KEY_BYTES];
    new SplittableRandom(seed).nextBytes(secret);
    return Base64.getEncoder().encodeToString(secret);
  }
}
