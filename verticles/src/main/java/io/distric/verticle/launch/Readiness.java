package io.distric.verticle.launch;

import io.distric.replica.ReplicaGroup;
import io.distric.telemetry.Health;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * When a node is ready: its logs run and have been applied, and its catalog is in force. That may
 * take its time; what does not mend itself is not waited for.
 */
final class Readiness {

  private static final long POLL_MILLIS = 5;

  private final Health health;
  private final DiskWatch disk;
  private final List<ReplicaGroup> groups;

  Readiness(Health health, DiskWatch disk, List<ReplicaGroup> groups) {
    this.health = health;
    this.disk = disk;
    this.groups = List.copyOf(groups);
  }

  /**
   * Returns once all is well.
   *
   * @param patience how long something may be wrong that only an operator mends
   * @throws IOException if it is wrong for longer; its message is for the operator
   */
  void await(Duration patience) throws IOException, InterruptedException {
    long hopefulAt = System.nanoTime();
    while (!health.report().up()) {
      Optional<String> hopeless = disk.shortage().or(this::stopped);
      if (hopeless.isEmpty()) {
        hopefulAt = System.nanoTime();
      } else if (System.nanoTime() - hopefulAt > patience.toNanos()) {
        throw new IOException(hopeless.get());
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private Optional<String> stopped() {
    return groups.stream()
        .filter(group -> !group.standing().running())
        .map(
            group ->
                "the log of group '%s' does not run: %s"
                    .formatted(group.name(), group.standing().detail()))
        .findFirst();
  }
}
