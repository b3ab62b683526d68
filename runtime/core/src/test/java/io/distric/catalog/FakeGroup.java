package io.distric.catalog;

import io.distric.replica.LogMachine;
import io.distric.replica.ReplicaGroup;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A log in memory that applies what is submitted at once, on the thread that submits. */
final class FakeGroup implements ReplicaGroup {

  final List<byte[]> entries = new ArrayList<>();
  private final LogMachine machine;
  private @Nullable Supplier<RuntimeException> fault;
  private Runnable before = () -> {};
  private int lost;
  private @Nullable CompletableFuture<Object> held;

  FakeGroup(LogMachine machine) {
    this.machine = machine;
  }

  void failWith(@Nullable Supplier<RuntimeException> fault) {
    this.fault = fault;
  }

  /** Takes the next entries and does not apply them, as if their parts were swept away. */
  void lose(int count) {
    lost = count;
  }

  /** Answers the first entry only when the second one is there. */
  void holdFirst() {
    held = new CompletableFuture<>();
  }

  /** Does something before each entry is applied. */
  void before(Runnable task) {
    this.before = task;
  }

  @Override
  public synchronized CompletableFuture<Object> submit(byte[] entry) {
    before.run();
    if (fault != null) {
      return CompletableFuture.failedFuture(fault.get());
    }
    if (lost > 0) {
      lost--;
      return CompletableFuture.completedFuture(CatalogApplied.Kept.KEPT);
    }
    entries.add(entry);
    Object applied = machine.apply(entries.size(), ByteBuffer.wrap(entry).asReadOnlyBuffer());
    if (held != null && entries.size() == 1) {
      return held;
    }
    if (held != null) {
      held.complete(CatalogApplied.Kept.KEPT);
    }
    return CompletableFuture.completedFuture(applied);
  }

  /** Applies everything again to another machine. */
  void replay(LogMachine other) {
    for (int i = 0; i < entries.size(); i++) {
      other.apply(i + 1, ByteBuffer.wrap(entries.get(i)));
    }
  }

  @Override
  public String name() {
    return "catalog";
  }

  @Override
  public Standing standing() {
    return new Standing(true, true, true, "a", 1, entries.size(), entries.size(), List.of("a"), "");
  }

  @Override
  public CompletableFuture<Long> takeSnapshot() {
    return CompletableFuture.completedFuture((long) entries.size());
  }
}
