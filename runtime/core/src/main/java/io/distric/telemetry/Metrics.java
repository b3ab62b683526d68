package io.distric.telemetry;

/**
 * Names of all meters, as Micrometer spells them: {@code distric.messages.received} is {@code
 * distric_messages_received_total} in Prometheus. Timers end in {@code _seconds} there.
 */
public final class Metrics {

  /** Counter: messages that came in, refused ones included. */
  public static final String MESSAGES_RECEIVED = "distric.messages.received";

  /** Counter: messages answered, by tag {@link #STATUS}: accepted, unmatched, refused. */
  public static final String MESSAGES_ANSWERED = "distric.messages.answered";

  /** Counter: messages refused because a limit was reached, by tag {@link #LIMIT}. */
  public static final String MESSAGES_SHED = "distric.messages.shed";

  /** Counter: bytes of message payloads. */
  public static final String MESSAGES_BYTES = "distric.messages.bytes";

  /** Timer: from the arrival of a message to its receipt. */
  public static final String RECEIPT_LATENCY = "distric.receipt.latency";

  /** Gauge: messages taken in and not yet answered. */
  public static final String INGEST_INFLIGHT = "distric.ingest.inflight";

  /** Gauge: messages that wait to be evaluated or are under way. */
  public static final String EVALUATE_QUEUE = "distric.evaluate.queue";

  /** Timer: matching one batch. */
  public static final String EVALUATE_BATCH = "distric.evaluate.batch";

  /** Timer: matching one message, the mean of its batch. */
  public static final String RULE_LATENCY = "distric.rule.latency";

  /** Counter: matches of rules. */
  public static final String RULE_MATCHES = "distric.rule.matches";

  /** Gauge: commands waiting for a log entry, by tag {@link #PARTITION}. */
  public static final String COORDINATE_QUEUE = "distric.coordinate.queue";

  /** Gauge: log entries proposed and not yet applied, by tag {@link #PARTITION}. */
  public static final String ENTRIES_INFLIGHT = "distric.entries.inflight";

  /** Timer: from proposing a log entry to its being applied, by tag {@link #GROUP}. */
  public static final String COMMIT_LATENCY = "distric.commit.latency";

  /** Summary: commands of a log entry. */
  public static final String ENTRY_COMMANDS = "distric.entry.commands";

  /** Summary: bytes of a log entry. */
  public static final String ENTRY_BYTES = "distric.entry.bytes";

  /** Gauge: open workflow instances, by tag {@link #PARTITION}. */
  public static final String INSTANCES_OPEN = "distric.instances.open";

  /** Counter: workflow instances that ended, by tag {@link #STATUS}. */
  public static final String INSTANCES_ENDED = "distric.instances.ended";

  /** Timer: from the start of an instance to its end. */
  public static final String INSTANCE_DURATION = "distric.instance.duration";

  /** Timer: one task attempt, by tags {@link #TYPE} and {@link #STATUS}. */
  public static final String TASK_DURATION = "distric.task.duration";

  /** Gauge: task attempts that run now. */
  public static final String TASKS_RUNNING = "distric.tasks.running";

  /** Gauge: tasks that are ready and wait for a worker, by tag {@link #PARTITION}. */
  public static final String TASKS_READY = "distric.tasks.ready";

  /** Counter: task attempts after the first. */
  public static final String TASK_RETRIES = "distric.task.retries";

  /** Gauge: age of the oldest key in the dedup window, in seconds, by tag {@link #PARTITION}. */
  public static final String DEDUP_OLDEST = "distric.dedup.oldest";

  /** Gauge: bytes of the dedup window, by tag {@link #PARTITION}. */
  public static final String DEDUP_BYTES = "distric.dedup.bytes";

  /** Gauge: open streams. */
  public static final String STREAMS_OPEN = "distric.streams.open";

  /** Counter: events sent to streams. */
  public static final String STREAM_EVENTS = "distric.stream.events";

  /** Counter: streams closed because their reader was too slow. */
  public static final String STREAMS_CUT = "distric.streams.cut";

  /** Gauge: version of the catalog in force on this node. */
  public static final String CATALOG_VERSION = "distric.catalog.version";

  /** Gauge: rules in force on this node. */
  public static final String CATALOG_RULES = "distric.catalog.rules";

  /** Gauge: workflows in force on this node. */
  public static final String CATALOG_WORKFLOWS = "distric.catalog.workflows";

  /** Timer: a catalog write, from the request to the swapped matcher. */
  public static final String CATALOG_WRITE = "distric.catalog.write";

  /** Counter: catalog writes that were refused. */
  public static final String CATALOG_REFUSED = "distric.catalog.refused";

  /** Gauge: layers that edits have left in the matcher in force. */
  public static final String CATALOG_LAYERS = "distric.catalog.layers";

  /** Timer: making few layers of many, behind the edits. */
  public static final String CATALOG_MERGE = "distric.catalog.merge";

  /** Gauge: catalog writes that wait. */
  public static final String CATALOG_QUEUE = "distric.catalog.queue";

  /** Gauge: bytes of memory that the bodies of catalog requests take. */
  public static final String CATALOG_UPLOADS = "distric.catalog.uploads";

  /** Gauge: size of the event journal in bytes, by tag {@link #PARTITION}. */
  public static final String JOURNAL_BYTES = "distric.journal.bytes";

  /** Gauge: members that gossip knows, by tag {@link #STATUS}. */
  public static final String MEMBERS = "distric.members";

  /** Counter: datagrams of gossip, by tag {@link #DIRECTION}. */
  public static final String GOSSIP_PACKETS = "distric.gossip.packets";

  /** Counter: bytes of gossip, by tags {@link #DIRECTION} and {@link #TRANSPORT}. */
  public static final String GOSSIP_BYTES = "distric.gossip.bytes";

  /** Counter: packets and frames that were not taken, by tag {@link #REASON}. */
  public static final String GOSSIP_DROPPED = "distric.gossip.dropped";

  /** Gauge: datagrams that were read and wait. */
  public static final String GOSSIP_QUEUE = "distric.gossip.queue";

  /** Gauge: news that is still passed on. */
  public static final String GOSSIP_NEWS = "distric.gossip.news";

  /** Gauge: how much this member doubts itself; 0 is not at all. */
  public static final String GOSSIP_DOUBT = "distric.gossip.doubt";

  /** Gauge: seconds by which its timers were late at most, in the last round. */
  public static final String GOSSIP_LAG = "distric.gossip.lag";

  /** Counter: times that this process had been paused. */
  public static final String GOSSIP_PAUSES = "distric.gossip.pauses";

  /** Counter: probes, by tag {@link #STATUS}. */
  public static final String GOSSIP_PROBES = "distric.gossip.probes";

  /** Counter: members that came under suspicion. */
  public static final String GOSSIP_SUSPICIONS = "distric.gossip.suspicions";

  /** Counter: suspicions that were refuted. */
  public static final String GOSSIP_REFUTATIONS = "distric.gossip.refutations";

  /** Counter: members taken for dead, by tag {@link #STATUS}: those that came back were not. */
  public static final String GOSSIP_VERDICTS = "distric.gossip.verdicts";

  /** Counter: comparisons of all that is known with another member. */
  public static final String GOSSIP_SYNCS = "distric.gossip.syncs";

  /** Counter: members not taken in: too many, too many on one word, or of another protocol. */
  public static final String GOSSIP_REFUSED = "distric.gossip.refused";

  /** Timer: from the rise of news to its arrival here: how fast views converge. */
  public static final String GOSSIP_CONVERGENCE = "distric.gossip.convergence";

  /** Gauge: the longest time from the rise of news to its arrival here, in seconds. */
  public static final String GOSSIP_CONVERGENCE_MAX = "distric.gossip.convergence.max";

  /** Tag: {@code in} or {@code out}. */
  public static final String DIRECTION = "direction";

  /** Tag: {@code udp} or {@code tcp}. */
  public static final String TRANSPORT = "transport";

  /** Tag: why. */
  public static final String REASON = "reason";

  /** Tag: number of the partition. */
  public static final String PARTITION = "partition";

  /** Tag: name of the replicated log. */
  public static final String GROUP = "group";

  /** Tag: how it ended. */
  public static final String STATUS = "status";

  /** Tag: type of the task. */
  public static final String TYPE = "type";

  /** Tag: the limit that was reached, by its configuration key. */
  public static final String LIMIT = "limit";

  private Metrics() {}
}
