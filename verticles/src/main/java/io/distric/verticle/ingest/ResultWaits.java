package io.distric.verticle.ingest;

import io.distric.protocol.Event;
import io.distric.protocol.EventBatch;
import io.distric.protocol.Receipt;
import io.distric.workflow.InstanceQueries;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The clients that wait for results. Confined to the door's context. No result is missed: the
 * receipt of an entry reaches the door before the entry's events do; only the instances of a
 * duplicate may have ended before, and those are looked up.
 */
final class ResultWaits {

  private final Vertx vertx;
  private final Context context;
  private final InstanceQueries queries;
  private final Responses responses;
  private final int waitsMax;
  private final Map<UUID, ResultWait> waits = new HashMap<>();

  ResultWaits(
      Vertx vertx, Context context, InstanceQueries queries, Responses responses, int waitsMax) {
    this.vertx = vertx;
    this.context = context;
    this.queries = queries;
    this.responses = responses;
    this.waitsMax = waitsMax;
  }

  /** Answers once the instances of a receipt have ended, or the time is over. */
  void await(HttpServerRequest request, Receipt receipt, long timeoutMillis) {
    ResultWait wait = new ResultWait(request, receipt);
    if (wait.results().complete()) {
      responses.results(request, receipt, wait.results());
      return;
    }
    if (waits.size() >= waitsMax) {
      responses.receipt(request, receipt);
      return;
    }
    receipt.instances().forEach(instance -> waits.put(instance, wait));
    long timer = vertx.setTimer(timeoutMillis, id -> giveUp(wait));
    request.response().endHandler(ended -> vertx.cancelTimer(timer));
    request.response().closeHandler(closed -> forget(wait));
    if (receipt.duplicate()) {
      lookUp(wait);
    }
  }

  void onEvents(EventBatch batch) {
    if (waits.isEmpty()) {
      return;
    }
    for (Event event : batch.events()) {
      if (event instanceof Event.InstanceChanged changed && changed.status().terminal()) {
        ResultWait wait = waits.get(changed.instance());
        if (wait != null) {
          wait.results().add(changed);
          answerIfComplete(wait);
        }
      }
    }
  }

  private void lookUp(ResultWait wait) {
    Thread.startVirtualThread(
        () -> {
          List<io.distric.protocol.InstanceRecord> found = new ArrayList<>();
          try {
            for (UUID instance : wait.receipt().instances()) {
              queries.find(instance).ifPresent(found::add);
            }
          } catch (IOException | UncheckedIOException e) {
            found.clear(); // the client still gets its receipt when the time is over
          }
          context.runOnContext(
              done -> {
                found.forEach(wait.results()::add);
                answerIfComplete(wait);
              });
        });
  }

  private void answerIfComplete(ResultWait wait) {
    if (wait.results().complete() && forget(wait)) {
      responses.results(wait.request(), wait.receipt(), wait.results());
    }
  }

  private void giveUp(ResultWait wait) {
    if (forget(wait)) {
      responses.receipt(wait.request(), wait.receipt());
    }
  }

  private boolean forget(@Nullable ResultWait wait) {
    return wait != null
        && wait.receipt().instances().stream().filter(id -> waits.remove(id, wait)).count() > 0;
  }
}
