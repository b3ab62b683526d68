package io.distric.config;

import java.time.Duration;

/**
 * The doors that speak to clients over HTTP. Section {@code http}.
 *
 * @param host address to bind; loopback unless meant otherwise
 * @param port port to bind, 0 picks a free one
 * @param bodyBytesMax longest request body in bytes; a longer one is refused with 413
 * @param connectionsMax open connections; over that new ones are closed at once
 * @param idleTimeout a connection on which nothing moves for so long is closed, but not before the
 *     longest wait for a result ({@code ingest.waitTimeoutMax}) is over; streams are kept alive
 * @param drainTimeout how long a shutdown waits for requests under way
 * @param insecure accept requests without a key (loopback only)
 * @param readsInflightMax reads of instances and tasks at once; over that: 429
 */
public record ServerConfig(
    @Default("127.0.0.1") String host,
    @Default("8080") int port,
    @Default("4Mi") long bodyBytesMax,
    @Default("10000") int connectionsMax,
    @Default("60s") Duration idleTimeout,
    @Default("10s") Duration drainTimeout,
    @Default("false") boolean insecure,
    @Default("64") int readsInflightMax) {

  /** Checks the values. */
  public ServerConfig {
    new Constraints()
        .filled("host", host)
        .port("port", port)
        .positive("bodyBytesMax", bodyBytesMax)
        .positive("connectionsMax", connectionsMax)
        .positive("idleTimeout", idleTimeout)
        .positive("drainTimeout", drainTimeout)
        .positive("readsInflightMax", readsInflightMax)
        .verify();
  }
}
