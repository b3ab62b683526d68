package io.distric.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Does for a journal what takes the disk's time: forces, seals and deletes segments, on one thread
 * and in the order asked for. So whoever waits for a sync waits for all before it.
 */
final class SegmentCaretaker implements AutoCloseable {

  private final ExecutorService executor;
  private final SegmentFolder folder;
  private final Consumer<String> failed;

  /** Some work on files. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  SegmentCaretaker(String name, SegmentFolder folder, Consumer<String> failed) {
    this.folder = folder;
    this.failed = failed;
    executor = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
  }

  void force(FileChannel channel) {
    later(() -> channel.force(false));
  }

  /** Nothing is written to the segment any more, nor by this channel. */
  void seal(Segment segment, FileChannel channel) {
    later(
        () -> {
          channel.force(true);
          channel.close();
          segment.seal(folder.index(segment.base()));
        });
  }

  void delete(Segment segment) {
    later(() -> segment.delete(folder.index(segment.base())));
  }

  /** Returns when all is on disk that was written before. */
  void sync(FileChannel channel) throws IOException {
    CompletableFuture<Void> done = new CompletableFuture<>();
    later(
        () -> {
          try {
            if (channel.isOpen()) {
              channel.force(true);
            }
            folder.sync();
            done.complete(null);
          } catch (IOException failure) {
            done.completeExceptionally(failure);
          }
        });
    await(done);
  }

  private static void await(CompletableFuture<Void> done) throws IOException {
    try {
      done.get();
    } catch (ExecutionException failure) {
      throw new IOException("the event journal was not forced to disk", failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the event journal was forced to disk", interrupted);
    }
  }

  private void later(Work work) {
    try {
      executor.execute(
          () -> {
            try {
              work.run();
            } catch (IOException | RuntimeException failure) {
              failed.accept(failure.toString());
            }
          });
    } catch (RejectedExecutionException closed) {
      throw new IllegalStateException("the event journal is closed", closed);
    }
  }

  @Override
  public void close() {
    executor.close();
  }
}
