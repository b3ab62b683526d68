package io.distric.verticle.admin;

import io.distric.config.StreamConfig;
import io.distric.protocol.Event;
import io.distric.protocol.EventBatch;
import io.distric.storage.EventJournal;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads subscriptions through the journal until they have reached what happens now. Confined to one
 * event loop; pages are read on virtual threads, a few at once.
 */
final class CatchUp {

  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

  private final StreamConfig limits;
  private final List<EventJournal> journals;
  private final long[] published;
  private final ArrayDeque<Subscription> waiting = new ArrayDeque<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("distric-catch-up-", 0).factory());
  private int inflight;

  /**
   * Reads for an event loop.
   *
   * @param limits of readers
   * @param journals of each partition
   * @param published index of the last batch that the event loop has got, for each partition;
   *     somebody else writes it
   */
  CatchUp(StreamConfig limits, List<EventJournal> journals, long[] published) {
    this.limits = limits;
    this.journals = journals;
    this.published = published;
  }

  /** Goes on with a subscription, if it is behind and its socket takes more. */
  void advance(Subscription subscription) {
    if (subscription.ended() || subscription.live() || subscription.reading()) {
      return;
    }
    if (subscription.socket().full()) {
      return;
    }
    int partition = behindIn(subscription);
    if (partition < 0) {
      subscription.goLive(true);
      return;
    }
    if (inflight >= limits.pagesInflightMax()) {
      subscription.reading(true);
      waiting.add(subscription);
      return;
    }
    read(subscription, partition);
  }

  /**
   * Brings a subscription back that stands where the log has not come to, so that it would leave
   * events out in silence when the log comes there.
   *
   * @param end last index of the log
   */
  void bound(Subscription subscription, int partition, long end) {
    long last = Math.max(published[partition], journals.get(partition).lastIndex());
    if (end < Long.MAX_VALUE && subscription.isBeyond(partition, Math.max(end, last))) {
      leap(subscription, partition, last + 1);
    }
  }

  private int behindIn(Subscription subscription) {
    for (int p = 0; p < published.length; p++) {
      if (subscription.index(p) <= published[p]) {
        return p;
      }
    }
    return -1;
  }

  private void read(Subscription subscription, int partition) {
    EventJournal journal = journals.get(partition);
    skipLost(subscription, partition, journal.firstIndex());
    long from = subscription.index(partition);
    long known = published[partition];
    Context loop = Objects.requireNonNull(Vertx.currentContext());
    subscription.reading(true);
    inflight++;
    threads.execute(
        () -> {
          Optional<List<EventBatch>> page = page(journal, from);
          loop.runOnContext(done -> deliver(subscription, partition, page, known));
        });
  }

  private static void skipLost(Subscription subscription, int partition, long first) {
    // Index 1 is where a stream that began before the first event stands: nothing is lost there.
    if (subscription.index(partition) > 1 && subscription.index(partition) < first) {
      leap(subscription, partition, first);
    }
  }

  /** Says that there are events that the client will not get. */
  private static void leap(Subscription subscription, int partition, long index) {
    String from = subscription.cursor();
    subscription.moveTo(partition, index, 0);
    subscription.socket().sendGap(subscription.id(), from, subscription.cursor());
  }

  private Optional<List<EventBatch>> page(EventJournal journal, long from) {
    try {
      return Optional.of(journal.read(from, limits.pageEvents()));
    } catch (IOException | RuntimeException e) {
      LOG.error("reading events from index {} failed; a stream goes on behind them", from, e);
      return Optional.empty();
    }
  }

  private void deliver(
      Subscription subscription, int partition, Optional<List<EventBatch>> page, long known) {
    inflight--;
    subscription.reading(false);
    goOnWithThoseThatWait();
    if (subscription.ended()) {
      return;
    }
    if (page.isEmpty()) {
      leap(subscription, partition, known + 1);
    } else if (!deliver(subscription, partition, page.get(), known)) {
      return;
    }
    advance(subscription);
  }

  /** One that has gone meanwhile reads nothing, and so would never hand the turn on. */
  private void goOnWithThoseThatWait() {
    while (inflight < limits.pagesInflightMax() && !waiting.isEmpty()) {
      Subscription next = waiting.remove();
      next.reading(false);
      advance(next);
    }
  }

  private boolean deliver(
      Subscription subscription, int partition, List<EventBatch> page, long known) {
    if (page.isEmpty()) {
      // What was published is in the journal: there is nothing up to here.
      subscription.moveTo(partition, known + 1, 0);
      return true;
    }
    skipLost(subscription, partition, journals.get(partition).firstIndex());
    for (EventBatch batch : page) {
      if (!deliver(subscription, batch)) {
        return false;
      }
    }
    return true;
  }

  /** Sends a batch; false if the socket takes no more, which calls again when it has drained. */
  private static boolean deliver(Subscription subscription, EventBatch batch) {
    int partition = batch.partition();
    List<Event> events = batch.events();
    for (int i = 0; i < events.size(); i++) {
      if (!subscription.awaits(partition, batch.index(), i)) {
        continue;
      }
      if (subscription.socket().full()) {
        return false;
      }
      subscription.take(partition, batch.index(), i, events.get(i), new EventText(partition));
    }
    subscription.moveTo(partition, batch.index() + 1, 0);
    return true;
  }
}
