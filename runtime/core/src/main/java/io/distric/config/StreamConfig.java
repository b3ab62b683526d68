package io.distric.config;

/**
 * WebSocket streams. Section {@code stream}.
 *
 * @param connectionsMax open WebSockets; over that: 503
 * @param subscriptionsMax subscriptions of one WebSocket
 * @param queueBytesMax bytes waiting to be sent on one WebSocket; a reader that is behind by more
 *     is closed with 1013
 * @param frameBytesMax bytes of a frame that a client may send
 */
public record StreamConfig(
    @Default("1000") int connectionsMax,
    @Default("64") int subscriptionsMax,
    @Default("256Ki") int queueBytesMax,
    @Default("64Ki") int frameBytesMax) {

  /** Checks the values. */
  public StreamConfig {
    new Constraints()
        .positive("connectionsMax", connectionsMax)
        .positive("subscriptionsMax", subscriptionsMax)
        .positive("queueBytesMax", queueBytesMax)
        .positive("frameBytesMax", frameBytesMax)
        .verify();
  }
}
