package io.distric.verticle.launch;

import io.distric.telemetry.Health;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether the disk of the data folder is nearly full. Thread-safe. */
final class DiskWatch implements BooleanSupplier {

  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
  private static final long LOOK_MILLIS = 1000;
  private static final long POLL_MILLIS = 100;

  private final Path dir;
  private final long freeSpaceMin;
  private volatile boolean full;
  private volatile long free = Long.MAX_VALUE;

  DiskWatch(Path dir, long freeSpaceMin) {
    this.dir = dir;
    this.freeSpaceMin = freeSpaceMin;
  }

  /**
   * Returns once there is enough space to begin.
   *
   * @param patience how long it waits for that
   * @throws IOException if there is not; its message is for the operator
   */
  void awaitSpace(Duration patience) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (look()) {
      if (System.nanoTime() - deadline > 0) {
        throw new IOException(shortage().orElseThrow());
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  void start(Vertx vertx, Health health) {
    health.register("disk", () -> shortage().map(Health.Result::down).orElseGet(Health.Result::ok));
    vertx.setPeriodic(0, LOOK_MILLIS, timer -> vertx.executeBlocking(this::look));
  }

  /** What is wrong, if the disk is nearly full. */
  Optional<String> shortage() {
    return full
        ? Optional.of(
            "the disk of '%s' has %d bytes free and replica.freeSpaceMin asks for %d; free some space"
                .formatted(dir, free, freeSpaceMin))
        : Optional.empty();
  }

  @Override
  public boolean getAsBoolean() {
    return full;
  }

  private boolean look() throws IOException {
    free = Files.getFileStore(dir).getUsableSpace();
    boolean nowFull = free < freeSpaceMin;
    if (nowFull != full) {
      LOG.warn("the disk of {} is {}: {} bytes are free", dir, nowFull ? "full" : "fine", free);
    }
    full = nowFull;
    return full;
  }
}
