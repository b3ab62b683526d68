package io.distric.verticle.gossip;

import io.distric.membership.KeyRing;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a member's keys, read anew every second: keys change without a restart. What cannot
 * be read leaves the keys as they are. Confined to the gossip context, but for reading.
 */
public final class KeyRingWatch {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRingWatch.class);
  private static final long LOOK_MILLIS = 1000;
  private static final long FILE_BYTES_MAX = 65_536;

  private final Vertx vertx;
  private final Path file;
  private final Consumer<KeyRing> changed;
  private String spelled;
  private String complaint = "";
  private boolean looking;

  KeyRingWatch(Vertx vertx, Path file, KeyRing present, Consumer<KeyRing> changed) {
    this.vertx = vertx;
    this.file = file;
    this.changed = changed;
    spelled = present.spell();
  }

  /**
   * Reads keys.
   *
   * @throws IOException if that cannot be, or there is none; its message is for the operator
   */
  public static KeyRing read(Path file) throws IOException {
    KeyRing ring;
    try {
      if (Files.size(file) > FILE_BYTES_MAX) {
        throw new IOException("the key ring " + file + " is too long to be one");
      }
      ring = KeyRing.parse(Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new IOException("there is no key ring " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IOException("the key ring " + file + " is damaged: " + e.getMessage(), e);
    }
    if (ring.isEmpty()) {
      // Never by accident in the clear.
      throw new IOException("the key ring " + file + " holds no key");
    }
    return ring;
  }

  void start() {
    vertx.setPeriodic(LOOK_MILLIS, turn -> look());
  }

  private void look() {
    if (looking) {
      return;
    }
    looking = true;
    vertx
        .executeBlocking(() -> read(file))
        .onSuccess(this::compare)
        .onFailure(this::complain)
        .onComplete(done -> looking = false);
  }

  private void compare(KeyRing ring) {
    complaint = "";
    if (!ring.spell().equals(spelled)) {
      spelled = ring.spell();
      LOG.info("keys of gossip changed: {} seals, these open: {}", ring.names().getFirst(), ring);
      changed.accept(ring);
    }
  }

  private void complain(Throwable failed) {
    String sentence = String.valueOf(failed.getMessage());
    if (!sentence.equals(complaint)) {
      complaint = sentence;
      LOG.warn("{}; the keys stay as they are", sentence);
    }
  }
}
