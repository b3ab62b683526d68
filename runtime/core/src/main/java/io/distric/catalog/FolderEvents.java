package io.distric.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when something stirs in some folders. Confined to one thread, but for closing. */
final class FolderEvents implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FolderEvents.class);
  private static final int DEBOUNCES_MAX = 5;

  private final WatchService service;
  private final Map<Path, WatchKey> keys = new HashMap<>();

  FolderEvents(Path folder) throws IOException {
    this.service = folder.getFileSystem().newWatchService();
  }

  /** Watches exactly these. */
  void watch(List<Path> folders) {
    keys.entrySet().removeIf(entry -> gone(entry, folders));
    for (Path folder : folders) {
      if (!keys.containsKey(folder)) {
        try {
          keys.put(
              folder,
              folder.register(
                  service,
                  StandardWatchEventKinds.ENTRY_CREATE,
                  StandardWatchEventKinds.ENTRY_MODIFY,
                  StandardWatchEventKinds.ENTRY_DELETE));
        } catch (IOException e) {
          LOG.debug("folder {} is looked at without being told: {}", folder, e.toString());
        }
      }
    }
  }

  private static boolean gone(Map.Entry<Path, WatchKey> entry, List<Path> folders) {
    boolean gone = !folders.contains(entry.getKey()) || !entry.getValue().isValid();
    if (gone) {
      entry.getValue().cancel();
    }
    return gone;
  }

  /** Waits until something stirred and all is quiet again, or the time is over. */
  void await(Duration atMost, Duration quiet) throws InterruptedException {
    WatchKey key = service.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    // Files that are written all the time must not put the look off for ever.
    long deadline = System.nanoTime() + quiet.toNanos() * DEBOUNCES_MAX;
    while (key != null) {
      key.pollEvents();
      key.reset();
      long wait = Math.min(quiet.toNanos(), deadline - System.nanoTime());
      key = wait <= 0 ? null : service.poll(wait, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
