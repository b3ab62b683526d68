package io.distric.config;

import java.time.Duration;

/**
 * The replicated log. Section {@code replica}.
 *
 * @param host address to bind
 * @param port port to bind, 0 picks a free one
 * @param electionTimeoutMin a follower that hears nothing for so long stands for election
 * @param electionTimeoutMax upper end of the same
 * @param snapshotLogBytes log bytes since the last snapshot that bring on the next; two snapshots
 *     are kept, and the log from the older one on, so that the log takes up to twice as much disk
 * @param snapshotInterval time since the last snapshot that brings on the next, if anything was
 *     applied
 * @param segmentBytes size of a log segment file; the entries of the newest segment, and of one
 *     before it, stay in memory, for each group
 * @param freeSpaceMin free disk below which messages are refused
 * @param firstElectionTimeoutMin the same as {@code electionTimeoutMin} after a start, where the
 *     group has several members
 * @param firstElectionTimeoutMax upper end of the same
 * @param entryBytesMax a larger entry is refused; at least coordinate.entryBytesMax,
 *     catalog.entryBytesMax, and twice ingest.messageBytesMax and execute.resultBytesMax
 * @param closeTimeout a shutdown goes on without what is not done by then
 */
public record ReplicaConfig(
    @Default("127.0.0.1") String host,
    @Default("7600") int port,
    @Default("1s") Duration electionTimeoutMin,
    @Default("2s") Duration electionTimeoutMax,
    @Default("256Mi") long snapshotLogBytes,
    @Default("10m") Duration snapshotInterval,
    @Default("32Mi") long segmentBytes,
    @Default("256Mi") long freeSpaceMin,
    @Default("300ms") Duration firstElectionTimeoutMin,
    @Default("600ms") Duration firstElectionTimeoutMax,
    @Default("4Mi") int entryBytesMax,
    @Default("10s") Duration closeTimeout) {

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
        .positive("firstElectionTimeoutMin", firstElectionTimeoutMin)
        .require(
            firstElectionTimeoutMax.compareTo(firstElectionTimeoutMin) > 0,
            "firstElectionTimeoutMax",
            "must be longer than replica.firstElectionTimeoutMin")
        .within("entryBytesMax", entryBytesMax, 64 << 10, 32 << 20)
        .positive("closeTimeout", closeTimeout)
        .verify();
  }
}
