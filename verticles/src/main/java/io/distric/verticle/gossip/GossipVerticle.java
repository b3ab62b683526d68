package io.distric.verticle.gossip;

import io.distric.config.GossipConfig;
import io.distric.membership.Address;
import io.distric.membership.BootId;
import io.distric.membership.Input;
import io.distric.membership.KeyRing;
import io.distric.membership.MemberIndex;
import io.distric.membership.Membership;
import io.distric.membership.Variant;
import io.distric.protocol.Addresses;
import io.distric.protocol.WorkerHello;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.net.NetSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A member of the cluster: finds the others through seeds, hears who comes, goes and does not
 * answer, and says goodbye when it is taken away.
 */
public final class GossipVerticle extends VerticleBase {

  // Seconds since the epoch do not fit for ever; those since late 2023 last until 2091.
  private static final long INCARNATION_ORIGIN = 1_700_000_000;
  private static final long REFRESH_MILLIS = 50;
  private static final long GOODBYE_MORE_MILLIS = 1000;

  private final GossipParts parts;
  private final GossipMeters meters;
  private Sockets sockets;
  private MemberDriver driver;
  private MemberRecorder recorder;
  private volatile Address address;
  private volatile MemberSnapshot snapshot;
  private boolean refreshing;
  private Optional<Boolean> majority = Optional.empty();

  /**
   * A member that joins when it is deployed.
   *
   * @param parts what it is made of
   */
  @SuppressWarnings("NullAway.Init") // the rest comes with start()
  public GossipVerticle(GossipParts parts) {
    this.parts = parts;
    meters = new GossipMeters(parts.meters());
  }

  @Override
  public Future<?> start() {
    return vertx
        .executeBlocking(memory()::recall)
        .compose(
            remembered ->
                Sockets.open(vertx, parts.config(), parts.port(), this::accept)
                    .compose(open -> begun(open, remembered == null ? List.of() : remembered)));
  }

  /**
   * Without keys whoever answers at an address that was remembered would be believed: it may be
   * another cluster by now.
   */
  private MemberMemory memory() {
    return parts.ring().isEmpty() ? MemberMemory.NONE : parts.memory();
  }

  /** Started whole, or not at all. */
  private Future<Void> begun(Sockets open, List<Address> remembered) {
    try {
      begin(open, remembered);
      return Future.succeededFuture();
    } catch (RuntimeException e) {
      if (driver != null) {
        driver.close();
      }
      return open.close().compose(closed -> Future.failedFuture(e));
    }
  }

  @Override
  public Future<?> stop() {
    if (driver == null) {
      return Future.succeededFuture();
    }
    Promise<Void> goodbye = Promise.promise();
    long patience = parts.config().leaveTimeout().toMillis() + GOODBYE_MORE_MILLIS;
    long timer = vertx.setTimer(patience, late -> goodbye.tryComplete());
    driver.depart(goodbye::tryComplete);
    return goodbye
        .future()
        .eventually(
            () -> {
              vertx.cancelTimer(timer);
              driver.close();
              return sockets.close();
            });
  }

  /** Where others reach it, by UDP and TCP. */
  public Address address() {
    return address;
  }

  /** What it knows, at most a round old. */
  public MemberSnapshot snapshot() {
    return snapshot;
  }

  private void use(KeyRing ring) {
    driver.use(ring);
    parts.keys().accept(ring);
  }

  private void begin(Sockets open, List<Address> remembered) {
    sockets = open;
    GossipConfig config = parts.config();
    address = AdvertisedAddress.of(config, open.port());
    BootId boot = BootId.create(parts.clock().millis(), parts.random());
    int incarnation = incarnation(parts.clock().millis());
    Membership machine =
        new Membership(
            config,
            Variant.LIFEGUARD,
            parts.who().profile(boot.high(), address),
            incarnation,
            new SplittableRandom(parts.random().nextLong()),
            new MemberIndex(false));
    driver = new MemberDriver(vertx, context, parts, machine, boot, open.udp(), this::refreshSoon);
    driver.start(Seeds.parse(config.seeds()), remembered);
    long forgetAt = parts.ticks().getAsLong() + config.failedRetention().toMillis();
    recorder = new MemberRecorder(vertx, memory(), parts.who().id(), remembered, forgetAt);
    refresh();
    if (!config.keyringFile().isEmpty()) {
      new KeyRingWatch(vertx, Path.of(config.keyringFile()), parts.ring(), this::use).start();
    }
    vertx.setPeriodic(config.interval().toMillis(), round -> round());
    vertx.eventBus().<WorkerHello>localConsumer(Addresses.WORKERS, hello -> load(hello.body()));
  }

  /** A clock that was never set must not make a number that others refuse. */
  static int incarnation(long millis) {
    long seconds = millis / 1000 - INCARNATION_ORIGIN;
    return Math.clamp(seconds, 1, Membership.INCARNATION_MAX);
  }

  private void accept(NetSocket socket) {
    if (driver == null) {
      socket.close();
    } else {
      driver.accept(socket);
    }
  }

  private void load(WorkerHello hello) {
    if (hello.worker().equals(parts.who().id())) {
      long version = parts.catalogVersion().getAsLong();
      driver.step(new Input.LoadSeen(hello.running(), hello.capacity(), version));
    }
  }

  private void round() {
    // A member that hears no log must not speak of a majority: it counts coordinators.
    Optional<Boolean> now = parts.quorum().get();
    if (!now.equals(majority)) {
      majority = now;
      now.ifPresent(heard -> driver.step(new Input.QuorumSeen(heard)));
    }
    refresh();
    recorder.look(snapshot.view(), parts.ticks().getAsLong());
  }

  /** Many events at once need one look. */
  private void refreshSoon() {
    if (!refreshing) {
      refreshing = true;
      vertx.setTimer(
          REFRESH_MILLIS,
          turn -> {
            refreshing = false;
            refresh();
          });
    }
  }

  private void refresh() {
    snapshot = driver.snapshot();
    meters.show(snapshot.figures());
  }
}
