package io.distric.replica;

import io.distric.config.ReplicaConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Opens replicas as the tests want them. */
final class Nodes {

  static final Duration PROPOSAL_TIMEOUT = Duration.ofSeconds(10);

  private Nodes() {}

  static ReplicaConfig config(long snapshotLogBytes, long segmentBytes, int port) {
    return new ReplicaConfig(
        "127.0.0.1",
        port,
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        snapshotLogBytes,
        Duration.ofMinutes(10),
        segmentBytes,
        0,
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        1 << 20,
        Duration.ofSeconds(60));
  }

  /** A node that is the whole group. */
  static Replicas alone(Path dir, LogMachine machine) throws IOException {
    return alone(dir, machine, config(1L << 40, 1 << 20, 0));
  }

  static Replicas alone(Path dir, LogMachine machine, Duration proposalTimeout) throws IOException {
    return alone(dir, machine, config(1L << 40, 1 << 20, 0), proposalTimeout);
  }

  static Replicas alone(Path dir, LogMachine machine, ReplicaConfig config) throws IOException {
    return alone(dir, machine, config, PROPOSAL_TIMEOUT);
  }

  private static Replicas alone(
      Path dir, LogMachine machine, ReplicaConfig config, Duration proposalTimeout)
      throws IOException {
    Replicas replicas =
        Replicas.open(
            config,
            new Site(dir, "test", "n1", List.of()),
            List.of(new GroupSpec("ledger", machine)),
            proposalTimeout);
    Waiting.untilLeads(replicas.group("ledger"));
    return replicas;
  }

  static CompletableFuture<Object> submit(Replicas replicas, String text) {
    return replicas.group("ledger").submit(text.getBytes(StandardCharsets.UTF_8));
  }

  static LedgerMachine.Applied apply(Replicas replicas, String text) {
    return (LedgerMachine.Applied) submit(replicas, text).join();
  }
}
