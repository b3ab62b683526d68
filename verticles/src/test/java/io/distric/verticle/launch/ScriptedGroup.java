package io.distric.verticle.launch;

import io.distric.replica.LogMachine;
import io.distric.replica.ReplicaGroup;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

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
    LOST,
    /** Taken, and applied only when it is released. */
    HELD
  }

  /** Configuration of whoever gives up on such a group, and on workers, before a test does. */
  static final Map<String, String> IMPATIENT =
      Map.of(
          "coordinate.proposalTimeout", "200ms",
          "coordinate.leaseDuration", "500ms",
          "execute.heartbeat", "100ms");

  private final LogMachine machine;
  private final ExecutorService apply =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("apply").factory());
  private volatile Fate fate = Fate.APPLIED;
  private final List<Runnable> held = new CopyOnWriteArrayList<>();
  private final AtomicInteger submitted = new AtomicInteger();
  private final Semaphore refused = new Semaphore(0);
  private long index;

  ScriptedGroup(LogMachine machine) {
    this.machine = machine;
  }

  void fate(Fate next) {
    fate = next;
  }

  /** How many entries were submitted. */
  int submitted() {
    return submitted.get();
  }

  /** Applies what was held, in its order. */
  void release() {
    held.forEach(apply::execute);
    held.clear();
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
    submitted.incrementAndGet();
    return switch (fate) {
      case APPLIED -> CompletableFuture.supplyAsync(() -> apply(entry), apply);
      case REFUSED -> {
        refused.release();
        yield CompletableFuture.failedFuture(new NotLeadingException("scripted"));
      }
      case TOO_LARGE -> CompletableFuture.failedFuture(new EntryTooLargeException("scripted"));
      case UNKNOWN -> CompletableFuture.failedFuture(new OutcomeUnknownException("scripted", null));
      case LOST -> new CompletableFuture<>();
      case HELD -> {
        CompletableFuture<Object> applied = new CompletableFuture<>();
        held.add(() -> applied.complete(apply(entry)));
        yield applied;
      }
    };
  }

  private Object apply(byte[] entry) {
    return machine.apply(++index, ByteBuffer.wrap(entry).asReadOnlyBuffer());
  }

  @Override
  public Standing standing() {
    return new Standing(true, true, true, "n", 1, index, index, List.of("n"), "");
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
