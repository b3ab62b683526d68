package io.distric.verticle.execute;

import io.distric.protocol.Addresses;
import io.distric.protocol.Command;
import io.distric.protocol.ReportBatch;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings reports to their partitions, a batch a turn of the event loop, and again until they are in
 * the log. Bounded by the worker's capacity. Confined to its context.
 */
final class Reports {

  private static final long AGAIN_MILLIS = 200;

  private final Vertx vertx;
  private final String worker;
  private final String session;
  private final DeliveryOptions options;
  private final List<List<Command>> collected = new ArrayList<>();
  private boolean flushing;
  private int unacknowledged;

  Reports(Vertx vertx, String worker, String session, int partitions, long timeoutMillis) {
    this.vertx = vertx;
    this.worker = worker;
    this.session = session;
    this.options = new DeliveryOptions().setLocalOnly(true).setSendTimeout(timeoutMillis);
    for (int partition = 0; partition < partitions; partition++) {
      collected.add(new ArrayList<>());
    }
  }

  /** Reports that are not known to be in the log. */
  int unacknowledged() {
    return unacknowledged;
  }

  void add(int partition, Command report) {
    collected.get(partition).add(report);
    unacknowledged++;
    if (!flushing) {
      flushing = true;
      vertx.runOnContext(turn -> flush());
    }
  }

  private void flush() {
    flushing = false;
    for (int partition = 0; partition < collected.size(); partition++) {
      List<Command> reports = collected.get(partition);
      if (!reports.isEmpty()) {
        collected.set(partition, new ArrayList<>(reports.size()));
        send(new ReportBatch(partition, worker, session, reports));
      }
    }
  }

  private void send(ReportBatch batch) {
    vertx
        .eventBus()
        .request(Addresses.coordinate(batch.partition()), batch, options)
        .onSuccess(done -> unacknowledged -= batch.reports().size())
        .onFailure(failure -> vertx.setTimer(AGAIN_MILLIS, timer -> send(batch)));
  }
}
