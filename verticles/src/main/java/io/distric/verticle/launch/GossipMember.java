package io.distric.verticle.launch;

import io.distric.config.GossipConfig;
import io.distric.membership.Address;
import io.distric.membership.KeyRing;
import io.distric.membership.MemberNews;
import io.distric.telemetry.Health;
import io.distric.verticle.gossip.AdvertisedAddress;
import io.distric.verticle.gossip.GossipParts;
import io.distric.verticle.gossip.GossipVerticle;
import io.distric.verticle.gossip.KeyRingWatch;
import io.distric.verticle.gossip.MemberMemory;
import io.distric.verticle.gossip.MemberSnapshot;
import io.distric.verticle.gossip.PacketFilter;
import io.distric.verticle.gossip.Seeds;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The part of a node that gossips, with or without the rest of it. Thread-safe. */
final class GossipMember {

  private final GossipVerticle verticle;
  private final AutoCloseable deployed;

  private GossipMember(GossipVerticle verticle, AutoCloseable deployed) {
    this.verticle = verticle;
    this.deployed = deployed;
  }

  /**
   * What the node puts in and takes out.
   *
   * @param filter of the network
   * @param memory of members that earlier runs knew
   * @param meters registry of meters
   * @param listener is told what was learnt, on the gossip thread
   * @param keys is told which keys are in use, on the gossip thread
   * @param catalogVersion in use here
   * @param quorum whether a leader of the cluster's logs is heard; empty where none would be
   */
  record Surroundings(
      PacketFilter filter,
      MemberMemory memory,
      MeterRegistry meters,
      Consumer<MemberNews> listener,
      Consumer<KeyRing> keys,
      LongSupplier catalogVersion,
      Supplier<Optional<Boolean>> quorum) {}

  /**
   * Starts to gossip. Returns when the sockets are open; others are found later.
   *
   * @throws IOException if that cannot be; its message is for the operator
   */
  static GossipMember open(
      EventLoops loops, GossipConfig config, int port, GossipParts.Who who, Surroundings around)
      throws IOException, InterruptedException {
    KeyRing ring = ring(config);
    ensureClosed(config, ring);
    ensureTold(config, port, who);
    try {
      Seeds.parse(config.seeds());
      GossipVerticle verticle =
          new GossipVerticle(
              new GossipParts(
                  config,
                  port,
                  who,
                  ring,
                  InstantSource.system(),
                  GossipParts.monotonic(),
                  new SecureRandom(),
                  around.filter(),
                  around.memory(),
                  around.meters(),
                  around.listener(),
                  around.keys(),
                  around.catalogVersion(),
                  around.quorum()));
      return new GossipMember(verticle, loops.deploy(verticle));
    } catch (IllegalArgumentException e) {
      throw new IOException("section gossip of the configuration: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(
          "gossip cannot open port %d of %s for UDP and TCP: %s"
              .formatted(port, config.host(), e.getMessage()),
          e);
    }
  }

  Address address() {
    return verticle.address();
  }

  MemberSnapshot snapshot() {
    return verticle.snapshot();
  }

  /** How many it knows; down only while another process is the same member. */
  Health.Result health() {
    MemberSnapshot now = snapshot();
    if (now.conflict()) {
      return Health.Result.down("another process uses the id of this node");
    }
    String joined = now.view().joined() ? "" : "; no seed has answered yet";
    return Health.Result.ok(now.view().live() + " members answer" + joined);
  }

  /** Says goodbye to all, and closes the sockets. */
  void close() throws Exception {
    deployed.close();
  }

  private static KeyRing ring(GossipConfig config) throws IOException {
    if (!config.keyringFile().isEmpty()) {
      return KeyRingWatch.read(Path.of(config.keyringFile()));
    }
    try {
      return KeyRing.parse(config.keys());
    } catch (IllegalArgumentException e) {
      throw new IOException("gossip.keys: " + e.getMessage(), e);
    }
  }

  /** What others cannot be told must not wait until there are sockets to tell it over. */
  static void ensureTold(GossipConfig config, int port, GossipParts.Who who) throws IOException {
    try {
      who.profile(0, AdvertisedAddress.of(config, port));
    } catch (IllegalArgumentException e) {
      throw new IOException("others could not be told of this node: " + e.getMessage(), e);
    }
  }

  private static void ensureClosed(GossipConfig config, KeyRing ring) throws IOException {
    boolean open = ring.isEmpty() && !config.insecure();
    if (open && !InetAddress.getByName(config.host()).isLoopbackAddress()) {
      throw new IOException(
          "gossip.host = "
              + config.host()
              + " lets other machines in, and there are no keys; give gossip.keyringFile, or"
              + " gossip.insecure if everybody there is trusted");
    }
  }
}
