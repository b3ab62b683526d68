package io.distric.config;

import java.time.Duration;

/**
 * The replicated log. Section {@code replica}.
 *
 * @param host address to bind
 * @param port port to bind, 0 picks a free one
 * @param electionTimeoutMin a follower that hears nothing for so long stands for election
 * @param electionTimeoutMax upper end of the same
 * @param snapshotLogBytes log bytes since the last snapshot that bring on the next
 * @param snapshotInterval time since the last snapshot that brings on the next, if anything was
 *     applied
 * @param segmentBytes size of a log segment file
 * @param freeSpaceMin free disk below which messages are refused
 */
public record ReplicaConfig(
    @Default("127.0.0.1") String host,
    @Default("7600") int port,
    @Default("1s") Duration electionTimeoutMin,
    @Default("2s") Duration electionTimeoutMax,
    @Default("256Mi") long snapshotLogBytes,
    @Default("10m") Duration snapshotInterval,
    @Default("64Mi") long segmentBytes,
    @Default("256Mi") long freeSpaceMin) {

  /** Checks the values. */
  public ReplicaConfig {
    new Constraints()
        .filled("host", host)
        .port("port", port)
        .positive("electionTimeoutMin", electionTimeoutMin)
        .require(
            electionTimeoutMax.compareTo(electionTimeoutMin) > 0,
            "electionTimeoutMax",
            "must be longer than replica.electionTimeoutMin")
        .positive("snapshotLogBytes", snapshotLogBytes)
        .positive("snapshotInterval", snapshotInterval)
        .within("segmentBytes", segmentBytes, 64 << 10, 1 << 30)
        .notNegative("freeSpaceMin", freeSpaceMin)
        .verify();
  }
}
