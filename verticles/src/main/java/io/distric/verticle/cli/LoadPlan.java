package io.distric.verticle.cli;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What a load generator does.
 *
 * @param target host and port
 * @param requests whole requests, sent in turn
 * @param batch messages of each
 * @param connections that are open at once
 * @param threads event loops
 * @param rate messages a second; 0: as fast as they are answered
 * @param warmup before anything counts
 * @param length that counts
 * @param grace how long after that what was due is still sent, and answers are waited for
 */
record LoadPlan(
    URI target,
    List<Buffer> requests,
    int batch,
    int connections,
    int threads,
    double rate,
    Duration warmup,
    Duration length,
    Duration grace) {

  /** Where nothing else is said. */
  static final Duration GRACE = Duration.ofSeconds(10);

  /** Copies the list. */
  LoadPlan {
    requests = List.copyOf(requests);
  }

  /** Nanoseconds between two requests of one event loop; 0: none. */
  double intervalNanos() {
    return rate == 0 ? 0 : 1e9 * batch * threads / rate;
  }
}
