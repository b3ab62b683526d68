package io.distric.verticle.admin;

import io.distric.protocol.EventBatch;
import io.distric.protocol.InstanceRecord;
import io.distric.storage.EventJournal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;

/** A journal in memory. */
final class FakeJournal implements EventJournal {

  private final ConcurrentSkipListMap<Long, EventBatch> batches = new ConcurrentSkipListMap<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  @Override
  public void append(EventBatch batch, List<InstanceRecord> finished) {
    batches.put(batch.index(), batch);
  }

  /** Forgets what is older than an index. */
  void retainFrom(long index) {
    batches.headMap(index).clear();
  }

  @Override
  public long lastIndex() {
    return batches.isEmpty() ? 0 : batches.lastKey();
  }

  @Override
  public long firstIndex() {
    return batches.isEmpty() ? 0 : batches.firstKey();
  }

  @Override
  public void sync() {}

  /** Lets readers wait until {@link #letRead}. */
  void holdReaders() {
    gate = new CountDownLatch(1);
  }

  void letRead() {
    gate.countDown();
  }

  @Override
  public List<EventBatch> read(long index, int eventsMax) throws IOException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    List<EventBatch> page = new ArrayList<>();
    int events = 0;
    for (EventBatch batch : batches.tailMap(index).values()) {
      page.add(batch);
      events += batch.events().size();
      if (events >= eventsMax) {
        break;
      }
    }
    return page;
  }

  @Override
  public void close() {}
}
