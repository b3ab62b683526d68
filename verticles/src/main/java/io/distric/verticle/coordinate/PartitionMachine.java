package io.distric.verticle.coordinate;

import io.distric.protocol.Entry;
import io.distric.protocol.EntryCodec;
import io.distric.protocol.EventBatch;
import io.distric.replica.LogMachine;
import io.distric.storage.EventJournal;
import io.distric.workflow.Applied;
import io.distric.workflow.EngineGauges;
import io.distric.workflow.PartitionEngine;
import io.distric.workflow.StateView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Applies the log of a partition to the workflow engine and keeps the journal of what leaves the
 * state. Written by the apply thread; the view may be taken by any thread.
 */
public final class PartitionMachine implements LogMachine {

  private final int partition;
  private final PartitionEngine engine;
  private final EventJournal journal;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Listener listener;
  private boolean leads;
  private long term;

  /**
   * A machine with an empty state.
   *
   * @param partition its number
   * @param engine fresh
   * @param journal of the partition
   */
  public PartitionMachine(int partition, PartitionEngine engine, EventJournal journal) {
    this.partition = partition;
    this.engine = engine;
    this.journal = journal;
  }

  /** Is told on the apply thread; must not linger. */
  interface Listener {
    /** An entry was applied, and this replica leads. */
    void applied(long seed, Applied applied, EngineGauges gauges);

    /** This replica began or ceased to lead. */
    void leading(boolean leads, long term, EngineGauges gauges);
  }

  @Override
  public Object apply(long index, ByteBuffer bytes) {
    Entry entry = EntryCodec.decode(bytes);
    lock.lock();
    try {
      Applied applied = engine.apply(index, entry);
      journal.append(new EventBatch(partition, index, applied.events()), applied.finished());
      if (leads && listener != null) {
        listener.applied(entry.seed(), applied, engine.gauges());
      }
      return applied;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Snapshot snapshot() {
    StateView view = view();
    return out -> {
      journal.sync();
      view.writeTo(out);
    };
  }

  @Override
  public void restore(long index, InputStream in) throws IOException {
    lock.lock();
    try {
      engine.restore(in);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void leading(boolean nowLeads, long newTerm) {
    lock.lock();
    try {
      leads = nowLeads;
      term = newTerm;
      if (listener != null) {
        listener.leading(leads, term, engine.gauges());
      }
    } finally {
      lock.unlock();
    }
  }

  /** How the state stands; any thread, at once. */
  public EngineGauges gauges() {
    return engine.gauges();
  }

  /** The state as it stands. */
  public StateView view() {
    lock.lock();
    try {
      return engine.view();
    } finally {
      lock.unlock();
    }
  }

  /** Tells a listener from now on, or none; at once if this replica leads already. */
  void listen(@Nullable Listener told) {
    lock.lock();
    try {
      listener = told;
      if (leads && told != null) {
        told.leading(true, term, engine.gauges());
      }
    } finally {
      lock.unlock();
    }
  }
}
