package io.distric.config;

import java.time.Duration;

/**
 * How messages are taken in. Section {@code ingest}.
 *
 * @param instances event loops that take messages in
 * @param journal {@code matched}: only messages with an effect are logged; {@code all}: every
 *     message
 * @param inflightMax messages taken in and not yet answered, for each instance; over that: 429, and
 *     413 for a batch that is longer by itself
 * @param batchItemsMax items of one array or NDJSON body
 * @param messageBytesMax bytes of one message
 * @param depthMax nesting of one message
 * @param waitTimeout how long {@code ?wait=result} waits unless it says
 * @param waitTimeoutMax the longest that {@code ?wait=result} may ask for
 * @param ratePerSecond messages a second for each client; 0: no limit
 * @param rateBurst messages that a client may send at once beyond its rate
 */
public record IngestConfig(
    @Default("1") int instances,
    @Default("matched") String journal,
    @Default("65536") int inflightMax,
    @Default("10000") int batchItemsMax,
    @Default("1Mi") int messageBytesMax,
    @Default("64") int depthMax,
    @Default("30s") Duration waitTimeout,
    @Default("5m") Duration waitTimeoutMax,
    @Default("0") int ratePerSecond,
    @Default("1000") int rateBurst) {

  /** Checks the values. */
  public IngestConfig {
    new Constraints()
        .positive("instances", instances)
        .oneOf("journal", journal, "matched", "all")
        .positive("inflightMax", inflightMax)
        .positive("batchItemsMax", batchItemsMax)
        .positive("messageBytesMax", messageBytesMax)
        .within("depthMax", depthMax, 1, 1000)
        .positive("waitTimeout", waitTimeout)
        .require(
            waitTimeoutMax.compareTo(waitTimeout) >= 0,
            "waitTimeoutMax",
            "must not be shorter than ingest.waitTimeout")
        .notNegative("ratePerSecond", ratePerSecond)
        .positive("rateBurst", rateBurst)
        .verify();
  }
}
