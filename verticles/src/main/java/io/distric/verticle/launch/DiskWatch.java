package io.distric.verticle.launch;

import io.distric.telemetry.Health;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether the disk of the data folder is nearly full. Thread-safe. */
final class DiskWatch implements BooleanSupplier {

  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
  private static final long LOOK_MILLIS = 1000;

  private final Path dir;
  private final long freeSpaceMin;
  private volatile boolean full;
  private volatile long free = Long.MAX_VALUE;

  DiskWatch(Path dir, long freeSpaceMin) {
    this.dir = dir;
    this.freeSpaceMin = freeSpaceMin;
  }

  void start(Vertx vertx, Health health) {
    health.register(
        "disk",
        () ->
            full
                ? Health.Result.down(
                    free + " bytes are free, replica.freeSpaceMin asks for " + freeSpaceMin)
                : Health.Result.ok());
    vertx.setPeriodic(0, LOOK_MILLIS, timer -> vertx.executeBlocking(this::look));
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
