package io.distric.verticle.launch;

import io.distric.replica.LogMachine;
import io.distric.replica.ReplicaGroup;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A log that does with entries what a test says. */
final class ScriptedGroup implements ReplicaGroup, AutoCloseable {

  /** What becomes of entries. */
  enum Fate {
    /** Taken and applied. */
    APPLIED,
    /** Not taken. */
    REFUSED,
    /** Not taken, and never to be. */
    TOO_LARGE,
    /** Perhaps taken; in truth not. */
    UNKNOWN,
    /** Never heard of again. */
    LOST
  }

  private final LogMachine machine;
  private final ExecutorService apply =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("apply").factory());
  private volatile Fate fate = Fate.APPLIED;
  private final Semaphore refused = new Semaphore(0);
  private long index;

  ScriptedGroup(LogMachine machine) {
    this.machine = machine;
  }

  void fate(Fate next) {
    fate = next;
  }

  /** Returns when an entry was refused. */
  void awaitRefusal() throws InterruptedException {
    refused.acquire();
  }

  void lead(boolean leads) {
    apply.execute(() -> machine.leading(leads, 1));
  }

  @Override
  public String name() {
    return "tasks-0";
  }

  @Override
  public CompletableFuture<Object> submit(byte[] entry) {
    return switch (fate) {
      case APPLIED ->
          CompletableFuture.supplyAsync(
              () -> machine.apply(++index, ByteBuffer.wrap(entry).asReadOnlyBuffer()), apply);
      case REFUSED -> {
        refused.release();
        yield CompletableFuture.failedFuture(new NotLeadingException("scripted"));
      }
      case TOO_LARGE -> CompletableFuture.failedFuture(new EntryTooLargeException("scripted"));
      case UNKNOWN -> CompletableFuture.failedFuture(new OutcomeUnknownException("scripted", null));
      case LOST -> new CompletableFuture<>();
    };
  }

  @Override
  public Standing standing() {
    return new Standing(true, true, "n", 1, index, index, List.of("n"), "");
  }

  @Override
  public CompletableFuture<Long> takeSnapshot() {
    return CompletableFuture.completedFuture(index);
  }

  @Override
  public void close() {
    apply.shutdownNow();
  }
}
