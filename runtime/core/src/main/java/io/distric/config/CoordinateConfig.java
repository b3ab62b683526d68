package io.distric.config;

import java.time.Duration;

/**
 * How messages and reports get into the log. Section {@code coordinate}.
 *
 * @param partitions task groups, fixed when the cluster is created
 * @param entriesInflightMax log entries proposed and not yet applied, for each partition
 * @param entryBytesMax bytes of a log entry; a single command may exceed it up to
 *     replica.entryBytesMax, which must not be less
 * @param entryCommandsMax commands of a log entry
 * @param queueMax commands waiting for an entry, for each partition; over that: 429
 * @param openInstancesMax open instances of a partition; over that new messages get 429
 * @param proposalTimeout an entry not applied by then has an unknown outcome
 * @param dedupWindow how long a message id is remembered at the most
 * @param dedupBytesMax memory of the dedup window of a partition; the oldest keys go first
 * @param leaseDuration a worker not heard of for so long is taken for lost; at least twice
 *     execute.heartbeat
 */
public record CoordinateConfig(
    @Default("1") int partitions,
    @Default("2") int entriesInflightMax,
    @Default("256Ki") int entryBytesMax,
    @Default("4096") int entryCommandsMax,
    @Default("131072") int queueMax,
    @Default("200000") int openInstancesMax,
    @Default("10s") Duration proposalTimeout,
    @Default("24h") Duration dedupWindow,
    @Default("64Mi") long dedupBytesMax,
    @Default("10s") Duration leaseDuration) {

  /** Checks the values. */
  public CoordinateConfig {
    new Constraints()
        .within("partitions", partitions, 1, 256)
        .positive("entriesInflightMax", entriesInflightMax)
        .within("entryBytesMax", entryBytesMax, 1 << 10, 4 << 20)
        .positive("entryCommandsMax", entryCommandsMax)
        .positive("queueMax", queueMax)
        .positive("openInstancesMax", openInstancesMax)
        .positive("proposalTimeout", proposalTimeout)
        .positive("dedupWindow", dedupWindow)
        .positive("dedupBytesMax", dedupBytesMax)
        .positive("leaseDuration", leaseDuration)
        .verify();
  }
}
