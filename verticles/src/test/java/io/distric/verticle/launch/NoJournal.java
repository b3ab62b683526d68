package io.distric.verticle.launch;

import io.distric.protocol.EventBatch;
import io.distric.protocol.InstanceRecord;
import io.distric.storage.EventJournal;
import java.util.List;

/** A journal that keeps nothing. */
final class NoJournal implements EventJournal {
  @Override
  public void append(EventBatch batch, List<InstanceRecord> finished) {}

  @Override
  public long lastIndex() {
    return 0;
  }

  @Override
  public long firstIndex() {
    return 0;
  }

  @Override
  public void sync() {}

  @Override
  public List<EventBatch> read(long index, int eventsMax) {
    return List.of();
  }

  @Override
  public void close() {}
}
