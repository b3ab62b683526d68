package io.distric.verticle.cli;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The connections of one event loop, and what they measured. Confined to it until it has ended. */
final class LoadLoop {

  private static final int STATUS_MAX = 600;
  private static final int DIGITS = 3;

  private final LoadPlan plan;
  private final NetClient client;
  private final List<LoadConnection> connections = new ArrayList<>();
  private final ArrayDeque<LoadConnection> idle = new ArrayDeque<>();
  private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(5), DIGITS);
  private final long[] statuses = new long[STATUS_MAX];
  private long refused;
  private long broken;
  private long sent;
  private long unanswered;
  private long lastAnswer;
  private long begin;
  private long countFrom;
  private long end;
  private boolean running;

  LoadLoop(LoadPlan plan, NetClient client) {
    this.plan = plan;
    this.client = client;
  }

  /** Opens connections. */
  Future<?> connect(int count) {
    List<Future<?>> opening = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      opening.add(connect());
    }
    return Future.all(opening);
  }

  /** Begins to send; {@code now} is the same for all event loops. */
  void start(long now) {
    begin = now;
    countFrom = now + plan.warmup().toNanos();
    end = countFrom + plan.length().toNanos();
    running = true;
    pace();
  }

  /** Sends what is due, as far as connections are idle. */
  void pace() {
    while (running && !idle.isEmpty()) {
      long now = System.nanoTime();
      long dueAt = plan.rate() == 0 ? now : dueAt(sent);
      if (dueAt >= end || now >= end + plan.grace().toNanos()) {
        running = false;
        return;
      }
      if (dueAt > now) {
        return;
      }
      List<Buffer> requests = plan.requests();
      Buffer request = requests.get((int) (sent % requests.size()));
      sent++;
      unanswered++;
      idle.poll().send(request, dueAt);
    }
  }

  /** Whether requests hold several messages. */
  boolean batched() {
    return plan.batch() > 1;
  }

  void answered(LoadConnection connection, int status, int refusals, long dueAt) {
    unanswered--;
    if (dueAt >= countFrom) {
      long now = System.nanoTime();
      lastAnswer = now - countFrom;
      long took = TimeUnit.NANOSECONDS.toMicros(now - dueAt);
      micros.recordValue(Math.min(took, micros.getHighestTrackableValue()));
      statuses[Math.clamp(status, 0, STATUS_MAX - 1)]++;
      refused += refusals;
    }
    idle.add(connection);
    pace();
  }

  void lost(LoadConnection connection) {
    broken++;
    if (!idle.remove(connection)) {
      unanswered--;
    }
    connections.remove(connection);
    if (running) {
      connect().onSuccess(ignored -> pace());
    }
  }

  /** Whether it has sent and got all. */
  boolean ended() {
    return !running && unanswered <= 0;
  }

  void close() {
    connections.forEach(LoadConnection::close);
  }

  Histogram micros() {
    return micros;
  }

  long[] statuses() {
    return statuses;
  }

  /** Messages of batches that were refused one by one. */
  long refused() {
    return refused;
  }

  long broken() {
    return broken;
  }

  long unanswered() {
    return unanswered;
  }

  /** Requests that were due and would have counted, and were not sent for want of a connection. */
  long unsent() {
    return plan.rate() == 0
        ? 0
        : Math.max(0, dueBefore(end) - Math.max(sent, dueBefore(countFrom)));
  }

  private long dueAt(long request) {
    return begin + (long) (request * plan.intervalNanos());
  }

  /** How many requests are due before a moment. */
  private long dueBefore(long moment) {
    long requests = (long) Math.ceil((moment - begin) / plan.intervalNanos());
    return requests > 0 && dueAt(requests - 1) >= moment ? requests - 1 : requests;
  }

  /** When the last answer that counts came, in nanoseconds since they count; 0: never. */
  long lastAnswer() {
    return lastAnswer;
  }

  private Future<?> connect() {
    return client
        .connect(plan.target().getPort(), plan.target().getHost())
        .onSuccess(
            socket -> {
              LoadConnection connection = new LoadConnection(socket, this);
              connections.add(connection);
              idle.add(connection);
            });
  }
}
