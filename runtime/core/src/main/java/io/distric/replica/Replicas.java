package io.distric.replica;

import io.distric.config.ReplicaConfig;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.GroupManagementRequest;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replicated logs of this node: one Ratis server over gRPC, a group for each log. Thread-safe.
 *
 * <p>What Ratis says at level INFO is for its developers: keep the logger {@code org.apache.ratis}
 * at WARN.
 */
public final class Replicas implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Replicas.class);
  private static final long TICK_MILLIS = 500;
  private static final int CAUSES_MAX = 10;

  private final ReplicaConfig config;
  private final Site site;
  private final Duration proposalTimeout;
  private final ClientId client = ClientId.randomId();
  private final GroupFolders folders;
  private final Map<String, RatisGroup> groups = new LinkedHashMap<>();
  private final Map<RaftGroupId, StateMachine> machines = new ConcurrentHashMap<>();
  private final List<ExecutorService> submitters = new ArrayList<>();
  private final ScheduledExecutorService snapshots;
  private final RaftProperties properties;
  private final RaftServer server;

  private Replicas(ReplicaConfig config, Site site, Duration proposalTimeout) throws IOException {
    this.config = config;
    this.site = site;
    this.proposalTimeout = proposalTimeout;
    folders = new GroupFolders(site.dir(), site.clusterId());
    properties = RatisSettings.of(config, site.dir(), site.others().isEmpty());
    server =
        RaftServer.newBuilder()
            .setServerId(RaftPeerId.valueOf(site.nodeId()))
            .setProperties(properties)
            .setParameters(new Parameters())
            .setOption(RaftStorage.StartupOption.RECOVER)
            .setStateMachineRegistry(this::machine)
            .build();
    RatisSettings.storageDir(properties, site.dir());
    snapshots =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("replica-snapshots").daemon().factory());
  }

  /**
   * Opens the logs, or begins them where there are none yet. On return each group has restored its
   * machine from the newest snapshot; the entries after it are applied as soon as the group has a
   * leader, see {@link ReplicaGroup#standing}.
   *
   * @param config section {@code replica}
   * @param site where and as whom
   * @param groups the logs to keep
   * @param proposalTimeout an entry not applied by then has an unknown outcome
   * @throws IOException if a log cannot be opened; its message is for the operator
   */
  public static Replicas open(
      ReplicaConfig config, Site site, List<GroupSpec> groups, Duration proposalTimeout)
      throws IOException {
    if (config.port() == 0 && !site.others().isEmpty()) {
      throw new IOException(
          "replica.port is 0, but the group has other members, which must know the port; set one");
    }
    requireFree(config);
    Replicas replicas = new Replicas(config, site, proposalTimeout);
    try {
      replicas.start(groups);
      return replicas;
    } catch (IOException | RuntimeException failed) {
      replicas.close();
      throw failed;
    }
  }

  /** Ratis ends the process if its port is taken. Between here and there it still may be. */
  private static void requireFree(ReplicaConfig config) throws IOException {
    if (config.port() == 0) {
      return;
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(config.host(), config.port()));
    } catch (BindException taken) {
      throw new IOException(
          "%s:%d cannot be bound for the replicated logs (%s); set replica.port to another, or 0"
              .formatted(config.host(), config.port(), taken.getMessage()),
          taken);
    }
  }

  private void start(List<GroupSpec> specs) throws IOException {
    List<String> names = specs.stream().map(GroupSpec::name).toList();
    folders.prepare(names);
    server.start();
    for (GroupSpec spec : specs) {
      start(spec);
    }
    folders.remember(names);
    var _ =
        snapshots.scheduleWithFixedDelay(
            this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void start(GroupSpec spec) throws IOException {
    RaftGroupId id = RaftGroupId.valueOf(folders.id(spec.name()));
    Proposals proposals = new Proposals();
    SnapshotPolicy policy = new SnapshotPolicy(config);
    ReplicatedMachine machine =
        new ReplicatedMachine(spec, proposals, client.toByteString(), policy);
    machines.put(id, machine);
    ExecutorService submitter =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("replica-submit-" + spec.name()).daemon().factory());
    submitters.add(submitter);
    groups.put(
        spec.name(),
        new RatisGroup(
            spec.name(),
            id,
            server,
            client,
            proposals,
            machine,
            policy,
            new RatisGroup.Limits(config.entryBytesMax(), proposalTimeout),
            new RatisGroup.Executors(submitter, snapshots)));
    add(RaftGroup.valueOf(id, peers()), spec.name());
  }

  private void add(RaftGroup group, String name) throws IOException {
    GroupManagementRequest request =
        GroupManagementRequest.newAdd(client, server.getId(), 0, group, false);
    try {
      RaftClientReply reply = server.groupManagementAsync(request).get();
      if (!reply.isSuccess()) {
        throw notOpened(name, reply.getException());
      }
    } catch (ExecutionException failed) {
      throw notOpened(name, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("Group '" + name + "' did not open: interrupted", interrupted);
    }
  }

  private List<RaftPeer> peers() {
    List<RaftPeer> peers = new ArrayList<>();
    peers.add(peer(new Member(site.nodeId(), address())));
    site.others().forEach(member -> peers.add(peer(member)));
    return peers;
  }

  private static RaftPeer peer(Member member) {
    return RaftPeer.newBuilder().setId(member.nodeId()).setAddress(member.address()).build();
  }

  private StateMachine machine(RaftGroupId id) {
    StateMachine machine = machines.get(id);
    if (machine == null) {
      throw new IllegalStateException("no machine for group " + id);
    }
    return machine;
  }

  private void tick() {
    for (RatisGroup group : groups.values()) {
      try {
        group.tick();
      } catch (RuntimeException bug) {
        LOG.error("Looking after group '{}' threw", group.name(), bug);
      }
    }
  }

  /** A group by its name. */
  public ReplicaGroup group(String name) {
    RatisGroup group = groups.get(name);
    if (group == null) {
      throw new IllegalArgumentException("no group '" + name + "', there are " + groups.keySet());
    }
    return group;
  }

  /** The groups, in the order in which they were given. */
  public List<ReplicaGroup> groups() {
    return List.copyOf(groups.values());
  }

  /** Where other members reach this one: {@code host:port}, with the port that was picked. */
  public String address() {
    InetSocketAddress bound = server.getServerRpc().getInetSocketAddress();
    return config.host() + ":" + bound.getPort();
  }

  /** Stops the groups; takes no longer than the configured time. */
  @Override
  public void close() {
    long deadline = System.nanoTime() + config.closeTimeout().toNanos();
    submitters.forEach(ExecutorService::shutdown);
    snapshots.shutdown();
    Thread closing = Thread.ofPlatform().name("replica-close").daemon().start(this::closeServer);
    try {
      if (!snapshots.awaitTermination(left(deadline), TimeUnit.NANOSECONDS)) {
        snapshots.shutdownNow();
      }
      if (!closing.join(Duration.ofNanos(left(deadline)))) {
        LOG.warn("The replicated logs did not close in time; nothing acknowledged is at risk");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    groups.values().forEach(RatisGroup::closed);
  }

  private void closeServer() {
    try {
      server.close();
    } catch (IOException | RuntimeException failed) {
      LOG.warn("Closing the replicated logs: {}", failed.toString());
    }
  }

  private static long left(long deadline) {
    return Math.max(1, deadline - System.nanoTime());
  }

  private IOException notOpened(String group, @Nullable Throwable why) {
    String causes = why == null ? "no cause is known" : causes(why);
    String damage = folders.damage(group).map(text -> "; " + text).orElse("");
    return new IOException("Group '" + group + "' did not open: " + causes + damage, why);
  }

  /** What each cause says that the one around it does not. */
  private static String causes(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    for (Throwable cause = thrown; cause != null && depth < CAUSES_MAX; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      boolean wrapper =
          cause.getCause() != null
              && (cause instanceof ExecutionException
                  || cause instanceof CompletionException
                  || message.contains(cause.getCause().toString()));
      if (!wrapper && text.indexOf(message) < 0) {
        text.append(text.isEmpty() ? "" : ": ");
        text.append(cause.getMessage() == null ? cause.getClass().getSimpleName() : message);
      }
      depth++;
    }
    return text.toString();
  }
}
