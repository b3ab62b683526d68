package io.distric.config;

import java.time.Duration;

/**
 * Events and finished instances on this node. Section {@code journal}.
 *
 * @param segmentBytes size of a segment file
 * @param retentionBytes bytes kept for each partition; the oldest segments go first
 * @param retention age at which a segment goes
 * @param messages whether accepted messages are kept too, so that they can be explained later
 * @param listScanMax finished instances that a page of a list looks at before it ends early
 */
public record JournalConfig(
    @Default("64Mi") long segmentBytes,
    @Default("8Gi") long retentionBytes,
    @Default("7d") Duration retention,
    @Default("true") boolean messages,
    @Default("50000") int listScanMax) {

  /** Checks the values. */
  public JournalConfig {
    new Constraints()
        .within("segmentBytes", segmentBytes, 64 << 10, 1 << 30)
        .require(
            retentionBytes >= segmentBytes,
            "retentionBytes",
            "must not be less than journal.segmentBytes")
        .positive("retention", retention)
        .positive("listScanMax", listScanMax)
        .verify();
  }
}
