package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.ConfigLoader;
import io.distric.config.GossipConfig;
import io.distric.membership.PacketOpener.Opened;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Whatever comes in, nothing breaks, nothing grows, and strangers are not answered. The long form
 * goes on for {@code distric.fuzz.minutes}.
 */
final class HostileInputTest {

  private static final int MEMBERS_MAX = 200;
  private static final int KEPT = 64;
  private static final long HEAP_GROWTH_MAX_MIB = 16;
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private final GossipConfig config =
      ConfigLoader.with(Map.of("gossip.membersMax", "" + MEMBERS_MAX)).gossip();
  private final long seed = Seed.of(80);

  private final SplittableRandom random = new SplittableRandom(seed);
  private final RandomMessages messages = new RandomMessages(random);
  private final Membership machine =
      new Membership(
          config, Variant.LIFEGUARD, profile("victim"), 1, random.split(), new MemberIndex(false));
  private final List<Effect> effects = new ArrayList<>();
  private long now;

  @Test
  void shouldNeitherAnswerNorRememberStrangers() {
    // given
    PacketOpener opener = opener(KEY);
    PacketSealer friend = sealer(KEY);
    step(new Input.Started(List.of()));
    List<byte[]> seen = new ArrayList<>();
    for (int i = 0; i < KEPT; i++) {
      byte[] packet = friend.packet(List.of(new GossipMessage.Ack(i, 0)));
      assertTrue(opener.open(packet, false, now).isPresent());
      seen.add(packet);
    }
    Map<String, Integer> before = machine.sizes();

    // when
    int rounds = 40_000;
    for (int i = 0; i < rounds; i++) {
      byte[] packet = stranger(seen);
      Optional<Opened> opened = opener.open(packet, i % 7 == 0, now++ / 10);
      opened.ifPresent(this::take);
    }

    // then
    assertEquals(List.of(), effects, "nothing is sent");
    assertEquals(before, machine.sizes());
    assertEquals(1, opener.senders());
    assertEquals(rounds, opener.dropped());
  }

  @Test
  void shouldSurviveMembersThatSendAnything() {
    sufferMembers(60_000);
  }

  @Test
  void shouldSurviveFramesThatSayAnything() {
    // given
    step(new Input.Started(List.of(new Address("10.0.0.1", 1))));

    // when
    for (int i = 0; i < 20_000; i++) {
      long stream = random.nextLong(40) - 20;
      if (random.nextInt(10) == 0) {
        step(new Input.StreamEnded(stream));
      } else {
        step(new Input.StreamArrived(stream, "node-" + random.nextInt(50), messages.any()));
      }
      pass();
      assertBounded(effects.size());
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "distric.long", matches = "true")
  @Timeout(9_000)
  void shouldSurviveForAnHour() {
    long end =
        System.nanoTime() + Duration.ofMinutes(Long.getLong("distric.fuzz.minutes", 60)).toNanos();
    sufferMembers(500_000);
    long before = heapMiB();
    long rounds = 500_000;
    while (System.nanoTime() < end) {
      sufferMembers(100_000);
      rounds += 100_000;
    }
    long after = heapMiB();
    System.out.printf(
        "%d packets; heap in use %d MiB after the first 500000, %d MiB in the end; holds %s%n",
        rounds, before, after, machine.sizes());
    assertTrue(after <= before + HEAP_GROWTH_MAX_MIB, () -> before + " to " + after + " MiB");
  }

  private static long heapMiB() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  private void sufferMembers(int rounds) {
    // given: a machine that takes whatever can be read, as from members that hold the key
    PacketOpener opener = opener("");
    PacketSealer sealer = sealer("");
    step(new Input.Started(List.of()));

    // when
    for (int i = 0; i < rounds; i++) {
      byte[] packet = sealer.packet(about());
      if (random.nextInt(3) == 0) {
        packet = mended(mutated(packet));
      }
      opener.open(packet, false, now).ifPresent(this::take);
      pass();
      assertBounded(effects.size());
    }

    // then
    assertTrue(machine.summary().known() <= MEMBERS_MAX);
  }

  /** Mostly of the same few members, so that they are accused, refuted and forgotten by turns. */
  private List<GossipMessage> about() {
    if (random.nextInt(4) == 0) {
      return messages.packet();
    }
    String id = random.nextInt(20) == 0 ? "victim" : "node-" + random.nextInt(300);
    int incarnation = random.nextInt(1_000_000);
    int age = random.nextInt(1_000);
    return List.of(
        switch (random.nextInt(7)) {
          case 0 -> new GossipMessage.Alive(profile(id), incarnation, age);
          case 1 -> new GossipMessage.Suspected(id, incarnation, List.of("node-1"), age);
          case 2 -> new GossipMessage.Failed(id, incarnation, "node-2", age);
          case 3 -> new GossipMessage.Refuted(id, incarnation, age);
          case 4 -> new GossipMessage.LoadMoved(id, random.nextInt(4), incarnation, age);
          case 5 -> new GossipMessage.Ping(random.nextInt(), "victim", random.nextLong());
          default -> new GossipMessage.PingRequest(random.nextInt(), id, new Address("h", 1));
        });
  }

  private void take(Opened opened) {
    String sender = "node-" + random.nextInt(50);
    step(new Input.PacketArrived(sender, new Address("10.0.0.9", 7), opened.messages()));
  }

  private void step(Input input) {
    effects.clear();
    machine.step(now, input, effects);
  }

  private void pass() {
    now += random.nextInt(20);
    if (random.nextInt(500) == 0) {
      now += random.nextInt(3_000);
    }
    if (machine.wakeAt() <= now) {
      machine.step(now, new Input.Woken(), effects);
    }
  }

  private void assertBounded(int sent) {
    assertTrue(sent <= 2_000, () -> sent + " effects of one step, seed " + seed);
    machine
        .sizes()
        .forEach(
            (what, size) ->
                assertTrue(size <= 8 * MEMBERS_MAX, () -> what + " " + size + ", seed " + seed));
  }

  private byte[] stranger(List<byte[]> seen) {
    byte[] known = seen.get(random.nextInt(seen.size()));
    return switch (random.nextInt(4)) {
      case 0 -> known;
      case 1 -> mutated(known);
      case 2 -> Arrays.copyOf(known, random.nextInt(known.length));
      default -> {
        byte[] noise = new byte[random.nextInt(1_500)];
        random.nextBytes(noise);
        yield noise;
      }
    };
  }

  private byte[] mutated(byte[] packet) {
    byte[] changed = packet.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(changed.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  /** With a checksum that fits again, as one could write who has no need to guess. */
  private static byte[] mended(byte[] packet) {
    int end = packet.length - Envelope.CHECKSUM_BYTES;
    int checksum = Envelope.checksum(packet, 0, end);
    for (int i = 0; i < Envelope.CHECKSUM_BYTES; i++) {
      packet[end + i] = (byte) (checksum >>> 24 - 8 * i);
    }
    return packet;
  }

  private static MemberProfile profile(String id) {
    return new MemberProfile(
        id,
        1,
        Set.of(MemberRole.WORKER),
        new Address("10.0.0.2", 2),
        Map.of(),
        "",
        1,
        "1",
        MemberProfile.ProtocolRange.OURS);
  }

  private static PacketSealer sealer(String keys) {
    return new PacketSealer("prod", "friend", new BootId(5, 5), KeyRing.parse(keys), true);
  }

  private static PacketOpener opener(String keys) {
    return new PacketOpener("prod", KeyRing.parse(keys), 100, 1 << 20);
  }
}
