package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bare members as processes: {@code distric.gossip.processes} of them, {@code
 * distric.gossip.rounds} times. {@code scripts/gossip-test} does the same for longer.
 */
final class GossipIT {

  private static final int PROCESSES = Integer.getInteger("distric.gossip.processes", 12);
  private static final int ROUNDS = Integer.getInteger("distric.gossip.rounds", 2);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(800);

  private final List<GossipProcess> members = new ArrayList<>();
  private final Random random = new Random(seed());

  @TempDir private Path dir;

  @AfterEach
  void end() {
    members.forEach(GossipProcess::close);
  }

  @Test
  void shouldFindKilledProcessesAndCondemnNoPausedOne() throws Exception {
    // given
    start();

    // when
    Instant begin = Instant.now();
    List<Long> took = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      pause(members.get(random.nextInt(PROCESSES)));
      took.addAll(killAndRestart(1 + random.nextInt(PROCESSES - 1)));
    }

    // then
    took.sort(null);
    System.out.printf(
        "SIGKILL to failed, %d processes, %d rounds: p50 %d, p99 %d, max %d ms%n",
        PROCESSES,
        ROUNDS,
        took.get(took.size() / 2),
        took.get(Math.min(took.size() - 1, took.size() * 99 / 100)),
        took.getLast());
    assertEquals(ROUNDS * (PROCESSES - 1), took.size());
    long verdicts =
        members.stream()
            .flatMap(member -> member.events("node.failed").stream())
            .filter(line -> !Instant.parse(line.getString("time")).isBefore(begin))
            .count();
    assertTrue(verdicts <= took.size(), () -> verdicts + " verdicts: one that only paused is dead");
    assertEquals(0, members.getLast().terminate());
    await("all heard its goodbye", () -> toldOthers("node.left", members.getLast(), begin));
  }

  @Test
  void shouldFindMembersAgainThatItRememberedAcrossARestart() throws Exception {
    // given: a node that was told of a seed once
    Path ring = dir.resolve("keys");
    Files.writeString(ring, Base64.getEncoder().encodeToString(new byte[32]) + "\n");
    String keys = "gossip.keyringFile=" + ring;
    GossipProcess other =
        GossipProcess.start("other", dir.resolve("other.log"), List.of(), "--set", keys);
    members.add(other);
    await("the other member", () -> other.address().isPresent());
    Path data = dir.resolve("node");
    Path catalog = Files.createDirectory(dir.resolve("rules"));
    String id;
    try (NodeProcess node =
        NodeProcess.start(data, catalog, "--seeds", other.address().orElseThrow(), "--set", keys)) {
      id = node.announced().getString("node_id");
      await(
          "they know each other",
          () -> other.told("node.joined", id, Instant.EPOCH).isPresent(),
          () -> other.state() + node.state());
      await("it is written down", () -> Files.exists(data.resolve("members")));
      node.kill();
    }
    await(
        "its death is known",
        () -> other.told("node.failed", id, Instant.EPOCH).isPresent(),
        other::state);

    // when: nobody tells it again, and its own address is another one now
    Instant again = Instant.now();
    try (NodeProcess node = NodeProcess.start(data, catalog, "--set", keys)) {

      // then
      assertEquals(id, node.announced().getString("node_id"));
      await(
          "it found the other",
          () -> other.told("node.joined", id, again).isPresent(),
          () -> other.state() + node.state());
    }
  }

  private void start() throws Exception {
    members.add(GossipProcess.start("p00", dir.resolve("p00.log"), List.of()));
    await("the first member", () -> members.getFirst().address().isPresent());
    String seed = members.getFirst().address().orElseThrow();
    for (int i = 1; i < PROCESSES; i++) {
      String id = "p%02d".formatted(i);
      members.add(GossipProcess.start(id, dir.resolve(id + ".log"), List.of(seed)));
    }
    await(
        "all know all",
        () ->
            members.stream()
                .allMatch(member -> member.events("node.joined").size() == PROCESSES - 1));
  }

  private void pause(GossipProcess victim) throws Exception {
    Instant begin = Instant.now();
    victim.signal("STOP");
    LockSupport.parkNanos(PAUSE.toNanos());
    victim.signal("CONT");
    // Long enough for a verdict, were there to be one.
    Instant end = Instant.now().plusSeconds(3);
    await("a verdict that does not come", () -> Instant.now().isAfter(end));
    for (GossipProcess member : members) {
      assertTrue(member.told("node.failed", victim.id, begin).isEmpty(), victim.id);
    }
  }

  private List<Long> killAndRestart(int number) throws Exception {
    GossipProcess victim = members.get(number);
    Instant killed = Instant.now();
    victim.kill();
    await("all know that it is dead", () -> toldOthers("node.failed", victim, killed));
    List<Long> took = new ArrayList<>();
    for (GossipProcess member : members) {
      member
          .told("node.failed", victim.id, killed)
          .ifPresent(time -> took.add(Duration.between(killed, time).toMillis()));
    }
    Instant back = Instant.now();
    String seed = members.getFirst().address().orElseThrow();
    GossipProcess again =
        GossipProcess.start(victim.id, dir.resolve(victim.id + ".log"), List.of(seed));
    members.set(number, again);
    await("it is back", () -> toldOthers("node.joined", again, back), again::state);
    return took;
  }

  private boolean toldOthers(String type, GossipProcess about, Instant since) {
    return members.stream()
        .filter(member -> !member.id.equals(about.id))
        .allMatch(member -> member.told(type, about.id, since).isPresent());
  }

  private static void await(String what, BooleanSupplier condition) {
    await(what, condition, () -> "");
  }

  private static void await(String what, BooleanSupplier condition, Supplier<String> state) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, () -> "waited in vain: " + what + state.get());
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static long seed() {
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("distric.seed=" + seed);
    return seed;
  }
}
