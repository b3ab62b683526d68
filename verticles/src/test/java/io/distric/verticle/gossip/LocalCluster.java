package io.distric.verticle.gossip;

import io.distric.config.ConfigLoader;
import io.distric.config.GossipConfig;
import io.distric.membership.KeyRing;
import io.distric.membership.MemberEvent;
import io.distric.membership.MemberNews;
import io.distric.membership.MemberRole;
import io.distric.membership.MemberStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Members in this JVM, each with sockets of its own on loopback. */
final class LocalCluster implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  final BadNetwork network = new BadNetwork();

  /** Of members that are added from now on. */
  MemberMemory memory = MemberMemory.NONE;

  /** Told besides, of all. */
  Consumer<MemberNews> listener = news -> {};

  final List<Member> members = new ArrayList<>();
  private final Vertx vertx = Vertx.vertx();
  private final Map<String, String> config = new HashMap<>();
  private final long seed;

  /**
   * An empty cluster.
   *
   * @param keys configuration, as pairs
   */
  LocalCluster(long seed, String... keys) {
    this.seed = seed;
    for (int i = 0; i < keys.length; i += 2) {
      config.put(keys[i], keys[i + 1]);
    }
  }

  /** Starts so many members, and waits until all know all. */
  LocalCluster grow(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      add();
    }
    await("all know all", () -> allSee(members.size()));
    return this;
  }

  Member add() throws Exception {
    int number = members.size();
    Map<String, String> own = new HashMap<>(config);
    if (number > 0) {
      own.put("gossip.seeds", members.getFirst().verticle.address().toString());
    }
    GossipConfig gossip = ConfigLoader.with(own).gossip();
    Member member = new Member("m%02d".formatted(number), network.filter(seed + number));
    KeyRing ring =
        gossip.keyringFile().isEmpty()
            ? KeyRing.parse(gossip.keys())
            : KeyRingWatch.read(java.nio.file.Path.of(gossip.keyringFile()));
    member.deploy(vertx, gossip, ring);
    members.add(member);
    return member;
  }

  /** Whether everyone that was not stopped sees so many active members, and nobody else. */
  boolean allSee(int active) {
    return members.stream()
        .filter(member -> !member.stopped)
        .allMatch(member -> member.count(MemberStatus.ALIVE) == active);
  }

  void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain: " + what + "\n" + this);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  <T extends MemberEvent> List<T> events(Class<T> type) {
    return members.stream().flatMap(member -> member.events(type).stream()).toList();
  }

  /** Whether every member that was taken for dead was taken back by the same within that time. */
  boolean refutedWithin(long milliseconds) {
    return members.stream().allMatch(member -> member.refutedWithin(milliseconds));
  }

  long sum(Figure figure) {
    return members.stream().mapToLong(member -> member.figure(figure)).sum();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Member member : members) {
      text.append(member.id).append(' ').append(member.stopped ? "stopped" : "");
      member
          .verticle
          .snapshot()
          .view()
          .rows()
          .forEach(
              row -> text.append(' ').append(row.profile().id()).append('=').append(row.status()));
      text.append('\n');
    }
    return text.toString();
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  /** One of them. */
  final class Member {
    final String id;
    final BadNetwork.Filter filter;
    final Queue<MemberNews> news = new ConcurrentLinkedQueue<>();
    final Queue<List<String>> keys = new ConcurrentLinkedQueue<>();
    final MeterRegistry meters = new SimpleMeterRegistry();
    GossipVerticle verticle;
    private String deployment = "";
    private volatile boolean stopped;

    @SuppressWarnings("NullAway.Init") // deploy() follows at once
    private Member(String id, BadNetwork.Filter filter) {
      this.id = id;
      this.filter = filter;
    }

    int port() {
      return verticle.address().port();
    }

    long count(MemberStatus status) {
      return verticle.snapshot().view().rows().stream()
          .filter(row -> row.status() == status)
          .count();
    }

    long figure(Figure figure) {
      return verticle.snapshot().figures().get(figure);
    }

    <T extends MemberEvent> List<T> events(Class<T> type) {
      return news.stream().map(MemberNews::event).filter(type::isInstance).map(type::cast).toList();
    }

    private boolean refutedWithin(long milliseconds) {
      return news.stream()
          .filter(verdict -> verdict.event() instanceof MemberEvent.Failed)
          .allMatch(
              verdict -> news.stream().anyMatch(later -> takesBack(later, verdict, milliseconds)));
    }

    private static boolean takesBack(MemberNews later, MemberNews verdict, long milliseconds) {
      return later.event() instanceof MemberEvent.Joined back
          && verdict.event() instanceof MemberEvent.Failed failed
          && back.member().id().equals(failed.member().id())
          && later.at() >= verdict.at()
          && later.at() - verdict.at() <= milliseconds;
    }

    /** It says goodbye. */
    void leave() throws Exception {
      stopped = true;
      vertx
          .undeploy(deployment)
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Nothing comes from it and nothing reaches it: as if it were dead. */
    void isolate() {
      for (Member other : members) {
        network.cut(port(), other.port());
        network.cut(other.port(), port());
      }
    }

    private void deploy(Vertx vertx, GossipConfig gossip, KeyRing ring) throws Exception {
      Set<MemberRole> roles =
          Set.of(members.size() < 3 ? MemberRole.COORDINATOR : MemberRole.WORKER);
      verticle =
          new GossipVerticle(
              new GossipParts(
                  gossip,
                  0,
                  new GossipParts.Who(id, roles, Map.of(), "", 4, "test"),
                  ring,
                  InstantSource.system(),
                  GossipParts.monotonic(),
                  new SecureRandom(),
                  filter,
                  memory,
                  meters,
                  heard -> {
                    news.add(heard);
                    listener.accept(heard);
                  },
                  now -> keys.add(now.names()),
                  () -> 1,
                  Optional::empty));
      deployment =
          vertx
              .deployVerticle(verticle)
              .toCompletionStage()
              .toCompletableFuture()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      filter.port(port());
    }
  }
}
