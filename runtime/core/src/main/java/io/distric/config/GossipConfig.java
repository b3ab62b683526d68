package io.distric.config;

import java.time.Duration;

/**
 * How members find out who is there and who still answers. Section {@code gossip}.
 *
 * @param enabled whether this node takes part
 * @param host address to bind, for UDP and TCP alike; the port is {@code ports.gossip}
 * @param label of the cluster: members hear only those that have the same
 * @param insecure let members without a key take part although {@code host} is no loopback address:
 *     whoever reaches the port can then say who is alive
 * @param advertise host or host:port under which others reach it; empty: what it binds
 * @param seeds members to ask first, host:port, separated by commas; empty: this is the first
 * @param interval a round: every other time of gossip follows it
 * @param probesPerInterval members that each member probes in a round; more finds dead ones sooner
 *     and costs two packets each
 * @param probeWait share of a round that a probed member has for its answer, before others are
 *     asked to try
 * @param probeVerdict share of a round after which a probe has failed
 * @param indirectProbes members that are asked to try
 * @param suspectAfterMissed failed probes in a row after which a member is suspected, 1 to 3; each
 *     beyond the first makes detection later by {@code probeVerdict}
 * @param suspicionRounds rounds that a suspected member has to refute, once enough members agree;
 *     multiplied by log10(members) / 3 in clusters of more than 1000. Below 1.5 a pause for garbage
 *     collection is enough to be condemned
 * @param suspicionFactor times that, as long as nobody else agrees
 * @param confirmations members that have to agree
 * @param secondOpinions members that, on hearing a suspicion, probe the accused at once, on
 *     average: they make up the confirmations
 * @param hearings times that each member itself asks an accused one before it condemns it, in the
 *     last moments: it may have refuted, and the news been lost. Costs a packet for each member
 * @param ticksPerInterval times in a round that news is sent on
 * @param fanout members that it is sent to each time
 * @param retransmitFactor how often each member sends the same news: times log10 of members + 1,
 *     but at least times 3
 * @param tickPacketsMax datagrams to each of them while much news waits
 * @param syncInterval how often all that is known is compared with another member, in a cluster of
 *     32; less often in a larger one
 * @param reconnectInterval how often a failed member is tried again
 * @param failedRetention how long it is remembered
 * @param leftRetention how long a member that said goodbye is remembered
 * @param localHealthMax how much more patient a member becomes that has reason to doubt itself; 0:
 *     never
 * @param pauseTolerance a member whose own timers are later than that has been paused, and condemns
 *     nobody before it has read what came in meanwhile; at most half of {@code probeVerdict}
 * @param partitionShare share of the members that must vanish to speak of a partition
 * @param partitionWindow the time within which they must
 * @param packetBytesMax bytes of a datagram
 * @param stateBytesMax bytes of a frame on TCP
 * @param membersMax members remembered; further ones are refused
 * @param streamsMax TCP connections at once, each way; further ones are closed
 * @param streamTimeout a TCP connection lives no longer
 * @param packetRateMax datagrams a second taken from all addresses together; more are dropped
 * @param receiveQueueMax datagrams that were read and wait for their turn; over that the oldest are
 *     dropped
 * @param loadInterval how often at most a member tells all others that its load moved to another
 *     class, in a cluster of 32; less often in a larger one
 * @param leaveTimeout how long a member stays at most to tell that it leaves
 * @param compress whether packets are compressed where it makes them smaller
 * @param keys keys of 32 bytes in Base64, separated by commas: the first seals, all open; empty:
 *     packets go in the clear. Better by {@code DISTRIC_GOSSIP_KEYS_FILE} or {@code keyringFile}
 * @param keyringFile file of such keys, one a line, read anew when it changes; empty: none
 */
public record GossipConfig(
    @Default("true") boolean enabled,
    @Default("127.0.0.1") String host,
    @Default("distric") String label,
    @Default("false") boolean insecure,
    @Default("") String advertise,
    @Default("") String seeds,
    @Default("1s") Duration interval,
    @Default("3") int probesPerInterval,
    @Default("20%") double probeWait,
    @Default("50%") double probeVerdict,
    @Default("3") int indirectProbes,
    @Default("1") int suspectAfterMissed,
    @Default("2") double suspicionRounds,
    @Default("3") int suspicionFactor,
    @Default("3") int confirmations,
    @Default("8") int secondOpinions,
    @Default("5") int hearings,
    @Default("5") int ticksPerInterval,
    @Default("3") int fanout,
    @Default("4") int retransmitFactor,
    @Default("4") int tickPacketsMax,
    @Default("30s") Duration syncInterval,
    @Default("5s") Duration reconnectInterval,
    @Default("1d") Duration failedRetention,
    @Default("60s") Duration leftRetention,
    @Default("8") int localHealthMax,
    @Default("250ms") Duration pauseTolerance,
    @Default("25%") double partitionShare,
    @Default("10s") Duration partitionWindow,
    @Default("1400") int packetBytesMax,
    @Default("4Mi") int stateBytesMax,
    @Default("20000") int membersMax,
    @Default("16") int streamsMax,
    @Default("5s") Duration streamTimeout,
    @Default("20000") int packetRateMax,
    @Default("4096") int receiveQueueMax,
    @Default("10s") Duration loadInterval,
    @Default("2s") Duration leaveTimeout,
    @Default("true") boolean compress,
    @Default("") String keys,
    @Default("") String keyringFile) {

  /** Checks the values. */
  public GossipConfig {
    Constraints constraints =
        new Constraints()
            .filled("host", host)
            .filled("label", label)
            .require(
                keys.isEmpty() || keyringFile.isEmpty(),
                "keyringFile",
                "cannot be set beside gossip.keys")
            .positive("interval", interval)
            .within("probesPerInterval", probesPerInterval, 1, 100)
            .require(probeWait > 0, "probeWait", "must be more than 0")
            .require(probeVerdict > probeWait, "probeVerdict", "must be more than gossip.probeWait")
            .notNegative("indirectProbes", indirectProbes)
            .within("suspectAfterMissed", suspectAfterMissed, 1, 3)
            .require(suspicionRounds > 0, "suspicionRounds", "must be more than 0")
            .within("suspicionFactor", suspicionFactor, 1, 100)
            .within("confirmations", confirmations, 0, 8)
            .notNegative("secondOpinions", secondOpinions)
            .within("hearings", hearings, 0, 10)
            .within("ticksPerInterval", ticksPerInterval, 1, 100)
            .within("fanout", fanout, 1, 100)
            .within("retransmitFactor", retransmitFactor, 1, 100)
            .within("tickPacketsMax", tickPacketsMax, 1, 100)
            .within("localHealthMax", localHealthMax, 0, 100)
            .require(
                partitionShare > 0 && partitionShare <= 1, "partitionShare", "must be 0% to 100%");
    limits(constraints, packetBytesMax, stateBytesMax, membersMax, streamsMax, packetRateMax);
    constraints
        .positive("receiveQueueMax", receiveQueueMax)
        .positive("syncInterval", syncInterval)
        .positive("reconnectInterval", reconnectInterval)
        .positive("failedRetention", failedRetention)
        .positive("leftRetention", leftRetention)
        .positive("pauseTolerance", pauseTolerance)
        .positive("partitionWindow", partitionWindow)
        .positive("streamTimeout", streamTimeout)
        .positive("loadInterval", loadInterval)
        .positive("leaveTimeout", leaveTimeout)
        .verify();
  }

  private static void limits(
      Constraints constraints, int packet, int state, int members, int streams, int rate) {
    constraints
        .within("packetBytesMax", packet, 1024, 2048)
        .within("stateBytesMax", state, 1 << 16, 1 << 28)
        .within("membersMax", members, 1, 1_000_000)
        .positive("streamsMax", streams)
        .positive("packetRateMax", rate);
  }
}
