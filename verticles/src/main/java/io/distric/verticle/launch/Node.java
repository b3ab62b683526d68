package io.distric.verticle.launch;

import io.distric.catalog.CatalogFolder;
import io.distric.catalog.CatalogMachine;
import io.distric.catalog.CatalogReference;
import io.distric.catalog.CatalogService;
import io.distric.config.NodeConfig;
import io.distric.dsl.ast.Dialects;
import io.distric.membership.MemberRole;
import io.distric.protocol.Addresses;
import io.distric.protocol.Evaluator;
import io.distric.protocol.LiveEvent;
import io.distric.protocol.WorkerHello;
import io.distric.replica.GroupSpec;
import io.distric.replica.ReplicaGroup;
import io.distric.replica.Replicas;
import io.distric.replica.Site;
import io.distric.task.TaskRegistry;
import io.distric.telemetry.Descriptions;
import io.distric.telemetry.Health;
import io.distric.verticle.admin.AdminParts;
import io.distric.verticle.admin.AdminRoutes;
import io.distric.verticle.admin.CatalogRoutes;
import io.distric.verticle.admin.MessageRoutes;
import io.distric.verticle.coordinate.CoordinateVerticle;
import io.distric.verticle.evaluate.EvaluateVerticle;
import io.distric.verticle.execute.ExecuteVerticle;
import io.distric.verticle.gossip.GossipParts;
import io.distric.verticle.gossip.PacketFilter;
import io.distric.verticle.ingest.IngestVerticle;
import io.distric.verticle.ingest.KeyGate;
import io.distric.workflow.RuleLanguage;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node that runs in this JVM. Thread-safe. */
public final class Node {

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

  /** How long a start waits for what it cannot go on without and does not bring about itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final NodeConfig config;
  private final Health health = new Health();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final OpenParts parts = new OpenParts();
  private final List<Evaluator> evaluators = new ArrayList<>();
  private final CompletableFuture<EventLoops> starting;
  private DataFolder folder;
  private DataFolder.Identity identity;
  private EventLoops loops;
  private Optional<String> key = Optional.empty();
  private int httpPort;

  @SuppressWarnings("NullAway.Init") // set by run(), before anybody sees the node
  private Node(NodeConfig config) {
    this.config = config;
    registry.config().meterFilter(new Descriptions());
    // The loops take a while; the log is opened meanwhile.
    this.starting =
        CompletableFuture.supplyAsync(
            () -> EventLoops.start(config.node().eventLoops()),
            task -> Thread.ofPlatform().name("event-loops-start").start(task));
  }

  /**
   * Starts a node. On return it is ready, and says so in {@code node.json}.
   *
   * @param config of the node
   * @throws IOException if it cannot start; its message is for the operator
   */
  public static Node start(NodeConfig config) throws IOException, InterruptedException {
    Node node = new Node(config);
    try {
      node.run();
      return node;
    } catch (IOException | InterruptedException | RuntimeException | Error failed) {
      node.stop();
      throw failed;
    }
  }

  /** Id of the node. */
  public String nodeId() {
    return identity.nodeId();
  }

  /** The port that HTTP clients reach. */
  public int httpPort() {
    return httpPort;
  }

  /** Where HTTP clients reach it, without a slash at the end. */
  public String url() {
    return "http://" + config.http().host() + ":" + httpPort;
  }

  /** The key that clients have to send; empty if they need none. */
  public Optional<String> key() {
    return key;
  }

  /** The folder of all that it keeps. */
  public Path data() {
    return folder.dir();
  }

  /**
   * Takes no more, ends what is under way as far as the drain time allows, and closes everything.
   * Returns when that is done; may be called more than once.
   */
  public void stop() {
    if (!stopping.compareAndSet(false, true)) {
      stopped.join();
      return;
    }
    health.register("node", () -> Health.Result.down("the node stops"));
    parts.close();
    // Again, where the start failed before it came to them.
    starting.join().vertx().close();
    stopped.complete(null);
  }

  /** Waits until the node has stopped. */
  public void awaitStop() {
    stopped.join();
  }

  private void run() throws IOException, InterruptedException {
    long startedAt = System.currentTimeMillis();
    folder = DataFolder.open(config.node().data());
    parts.add("data folder", folder);
    DiskWatch disk = new DiskWatch(folder.dir(), config.replica().freeSpaceMin());
    disk.awaitSpace(PATIENCE);
    identity = folder.identity(config.node());
    KeyGate gate = gate();
    TaskRegistry tasks = TaskRegistry.load(config.execute());
    tasks.problems().forEach(LOG::warn);

    Partitions partitions =
        Partitions.open(folder, config, new RuleLanguage(DefinitionReader::read), health, registry);
    parts.add("journals", partitions);
    CatalogMachine catalogMachine = new CatalogMachine();
    Replicas replicas = openReplicas(catalogMachine, partitions);
    parts.add("replicated logs", replicas);
    loops = starting.join();
    parts.add("event loops", loops::close);
    bindMeters();
    CatalogService catalog =
        new CatalogService(
            catalogMachine,
            replicas.group("catalog"),
            tasks::find,
            config,
            InstantSource.system(),
            this::tell,
            registry);
    parts.add("catalog", catalog);
    catalog.register(health);
    disk.start(loops.vertx(), health);
    replicas.groups().forEach(group -> GroupHealth.register(group, health));

    deployInner(partitions, replicas, catalog, disk, tasks);
    NodeStatus status = new NodeStatus(config, identity, catalog, replicas, Version.text());
    AdminRoutes admin =
        new AdminRoutes(
            new AdminParts(
                config,
                gate::admits,
                partitions.queries(),
                partitions.journals(),
                partition -> GroupHealth.logEnd(replicas.group(Partitions.group(partition))),
                status,
                health,
                registry,
                routes(catalog, partitions, gate)));
    deployDoors(gate, partitions, catalog.reference(), admin);
    status.httpPort(httpPort);
    watchCatalog(catalog);
    String gossip = joinCluster(catalog, replicas, status);
    new Readiness(health, disk, replicas.groups()).await(PATIENCE);
    announce(startedAt, replicas, gossip);
  }

  private Consumer<Router> routes(CatalogService catalog, Partitions partitions, KeyGate gate) {
    CatalogRoutes items = new CatalogRoutes(catalog, config, gate::nameOf, registry);
    Dialects dialects = new Dialects(config.catalog().mvel());
    MessageRoutes messages =
        new MessageRoutes(partitions.history(), catalog.explainer(dialects), config);
    return router -> {
      items.mount(router);
      messages.mount(router);
    };
  }

  private void deployInner(
      Partitions partitions,
      Replicas replicas,
      CatalogService catalog,
      DiskWatch disk,
      TaskRegistry tasks)
      throws IOException, InterruptedException {
    for (int i = 0; i < config.evaluate().instances(); i++) {
      EvaluateVerticle evaluator = new EvaluateVerticle(config, i, catalog.reference(), registry);
      parts.add("evaluate", loops.deploy(evaluator));
      evaluators.add(evaluator);
    }
    for (int p = 0; p < partitions.size(); p++) {
      CoordinateVerticle coordinator =
          new CoordinateVerticle(
              config,
              p,
              partitions.machine(p),
              replicas.group(Partitions.group(p)),
              catalog.reference(),
              disk,
              registry);
      parts.add("coordinate", loops.deploy(coordinator));
      health.register("partition-" + p, () -> health(coordinator));
    }
    String session = WorkerHello.session(identity.nodeId(), UUID.randomUUID().toString());
    parts.add(
        "execute",
        loops.deploy(
            new ExecuteVerticle(
                config, identity.nodeId(), session, tasks, registry, InstantSource.system())));
  }

  private static Health.Result health(CoordinateVerticle coordinator) {
    return coordinator.serves()
        ? Health.Result.ok()
        : Health.Result.down("this node leads, and does not take messages yet");
  }

  private void deployDoors(
      KeyGate gate, Partitions partitions, CatalogReference catalogs, AdminRoutes admin)
      throws IOException, InterruptedException {
    httpPort = config.http().port();
    for (int i = 0; i < config.ingest().instances(); i++) {
      IngestVerticle door =
          new IngestVerticle(
              config,
              i,
              httpPort,
              gate,
              evaluators,
              partitions.queries(),
              catalogs,
              admin::router,
              registry);
      parts.add("ingest", loops.deploy(door));
      httpPort = door.actualPort();
    }
  }

  private void watchCatalog(CatalogService catalog) throws IOException, InterruptedException {
    if (config.catalog().dir().isEmpty()) {
      return;
    }
    CatalogFolder watched =
        new CatalogFolder(
            Path.of(config.catalog().dir()), catalog, config.catalog(), InstantSource.system());
    parts.add("catalog folder", watched);
    watched.register(health);
    CompletableFuture<Boolean> first = watched.start();
    try {
      first.get();
    } catch (ExecutionException e) {
      throw new IOException("the catalog folder could not be read: " + e.getCause(), e);
    }
  }

  /** Where others reach this node, empty if it does not gossip. */
  private String joinCluster(CatalogService catalog, Replicas replicas, NodeStatus status)
      throws IOException, InterruptedException {
    if (!config.gossip().enabled()) {
      return "";
    }
    GossipParts.Who who =
        new GossipParts.Who(
            identity.nodeId(),
            Set.of(MemberRole.COORDINATOR, MemberRole.WORKER),
            Map.of("http", config.http().host() + ":" + httpPort, "raft", replicas.address()),
            config.node().zone(),
            config.execute().capacity(),
            Version.text());
    ReplicaGroup log = replicas.group("catalog");
    GossipMember member =
        GossipMember.open(
            loops,
            config.gossip(),
            config.ports().gossip(),
            who,
            new GossipMember.Surroundings(
                PacketFilter.NONE,
                new MembersFile(folder.dir()),
                registry,
                new ClusterNews(loops.vertx().eventBus()),
                keys -> {},
                () -> catalog.reference().get().version(),
                () -> Optional.of(!log.standing().leader().isEmpty())));
    parts.add("gossip", member::close);
    status.gossips(member);
    health.register("gossip", member::health);
    return member.address().toString();
  }

  private void announce(long startedAt, Replicas replicas, String gossip) throws IOException {
    NodeFile file =
        new NodeFile(
            identity.nodeId(),
            Version.text(),
            startedAt,
            config.http().host() + ":" + httpPort,
            replicas.address(),
            gossip,
            folder.dir());
    parts.add("node.json", folder::withdraw);
    folder.announce(file.json());
    LOG.info(
        "node {} is ready on {} after {} ms",
        identity.nodeId(),
        url(),
        System.currentTimeMillis() - startedAt);
  }

  private Replicas openReplicas(CatalogMachine catalog, Partitions partitions) throws IOException {
    List<GroupSpec> groups = new ArrayList<>();
    groups.add(new GroupSpec("catalog", catalog));
    for (int p = 0; p < partitions.size(); p++) {
      groups.add(new GroupSpec(Partitions.group(p), partitions.machine(p)));
    }
    Site site = new Site(folder.raft(), identity.clusterId(), identity.nodeId(), List.of());
    return Replicas.open(config.replica(), site, groups, config.coordinate().proposalTimeout());
  }

  private KeyGate gate() throws IOException {
    if (config.http().insecure()) {
      if (!InetAddress.getByName(config.http().host()).isLoopbackAddress()) {
        throw new IOException(
            "http.insecure lets everybody in, and http.host = "
                + config.http().host()
                + " is no loopback address; leave one of them out");
      }
      return KeyGate.open();
    }
    key = Optional.of(folder.key());
    return KeyGate.of(key.get(), "dev");
  }

  private void tell(LiveEvent event) {
    loops.vertx().eventBus().publish(Addresses.LIVE, event, LOCAL);
  }

  private void bindMeters() {
    new JvmMemoryMetrics().bindTo(registry);
    JvmGcMetrics pauses = new JvmGcMetrics();
    pauses.bindTo(registry);
    parts.add("meters", pauses);
  }
}
