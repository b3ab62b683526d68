package io.distric.config;

import java.time.Duration;

/**
 * WebSocket streams. Section {@code stream}.
 *
 * @param connectionsMax open WebSockets; over that: 503
 * @param subscriptionsMax subscriptions of one WebSocket
 * @param queueBytesMax bytes waiting to be sent on one WebSocket; a reader that is behind by more
 *     is served from the journal at its own pace
 * @param frameBytesMax bytes of a frame that a client may send
 * @param stallTimeout a reader that is behind and takes less than half its queue in so long is
 *     closed with 1013 and its last cursor
 * @param pageEvents events read from the journal at once for a reader that catches up
 * @param pagesInflightMax such reads at once, for each event loop
 */
public record StreamConfig(
    @Default("1000") int connectionsMax,
    @Default("64") int subscriptionsMax,
    @Default("256Ki") int queueBytesMax,
    @Default("64Ki") int frameBytesMax,
    @Default("5s") Duration stallTimeout,
    @Default("512") int pageEvents,
    @Default("16") int pagesInflightMax) {

  /** Checks the values. */
  public StreamConfig {
    new Constraints()
        .positive("connectionsMax", connectionsMax)
        .positive("subscriptionsMax", subscriptionsMax)
        .positive("queueBytesMax", queueBytesMax)
        .positive("frameBytesMax", frameBytesMax)
        .positive("stallTimeout", stallTimeout)
        .positive("pageEvents", pageEvents)
        .positive("pagesInflightMax", pagesInflightMax)
        .verify();
  }
}
