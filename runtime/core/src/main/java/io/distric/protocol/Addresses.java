package io.distric.protocol;

/** Event-bus addresses by which the verticles of one node find each other. */
public final class Addresses {

  /** Takes {@link MessageBatch}es; every evaluate verticle instance listens, round robin. */
  public static final String EVALUATE = "distric.evaluate";

  /** Takes {@link WorkerHello}s. */
  public static final String WORKERS = "distric.workers";

  /** Publishes the {@link EventBatch}es of every partition, as they are applied on this node. */
  public static final String EVENTS = "distric.events";

  /** Publishes {@link LiveEvent}s. */
  public static final String LIVE = "distric.live";

  /** Publishes what gossip learns of members, as {@code MemberNews}. */
  public static final String MEMBERS = "distric.members";

  private Addresses() {}

  /** Takes the {@link EvaluatedBatch}es and {@link ReportBatch}es of a partition. */
  public static String coordinate(int partition) {
    return "distric.coordinate." + partition;
  }

  /** Takes the {@link ReplyBatch}es of a door. */
  public static String door(String name) {
    return "distric.door." + name;
  }

  /** Takes the {@link AssignmentBatch}es of a worker. */
  public static String worker(String session) {
    return "distric.worker." + session;
  }
}
