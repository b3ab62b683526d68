package io.distric.verticle.gossip;

import io.distric.config.GossipConfig;
import io.distric.membership.Address;
import io.distric.membership.KeyRing;
import io.distric.membership.MemberNews;
import io.distric.membership.MemberProfile;
import io.distric.membership.MemberProfile.ProtocolRange;
import io.distric.membership.MemberRole;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a member is made of.
 *
 * @param config section {@code gossip}
 * @param port of UDP and TCP; 0 picks a free one
 * @param who this member is
 * @param ring keys
 * @param clock tells the time of day
 * @param ticks milliseconds on a clock that never goes back, well above 0 at the start
 * @param random a secure source of chance
 * @param filter of the network, {@link PacketFilter#NONE} outside of tests
 * @param memory of members that earlier runs knew
 * @param meters registry of meters
 * @param listener is told what was learnt, on the gossip thread
 * @param keys is told which keys are in use from now on, on the gossip thread
 * @param catalogVersion in use here
 * @param quorum whether a leader of the cluster's logs is heard; empty where none would be
 */
public record GossipParts(
    GossipConfig config,
    int port,
    Who who,
    KeyRing ring,
    InstantSource clock,
    LongSupplier ticks,
    RandomGenerator random,
    PacketFilter filter,
    MemberMemory memory,
    MeterRegistry meters,
    Consumer<MemberNews> listener,
    Consumer<KeyRing> keys,
    LongSupplier catalogVersion,
    Supplier<Optional<Boolean>> quorum) {

  private static final long DAY_MILLIS = 86_400_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  /**
   * A member.
   *
   * @param id of the node
   * @param roles what it does
   * @param endpoints its other doors, by name
   * @param zone zone or data centre, may be empty
   * @param capacity tasks at once
   * @param version of its software
   */
  public record Who(
      String id,
      Set<MemberRole> roles,
      Map<String, String> endpoints,
      String zone,
      int capacity,
      String version) {

    /** Copies the collections. */
    public Who {
      roles = Set.copyOf(roles);
      endpoints = Map.copyOf(endpoints);
    }

    /**
     * What others are told of it.
     *
     * @throws IllegalArgumentException if it does not fit
     */
    public MemberProfile profile(long boot, Address address) {
      return new MemberProfile(
          id, boot, roles, address, endpoints, zone, capacity, version, ProtocolRange.OURS);
    }
  }

  /** Milliseconds since now, and a day. */
  public static LongSupplier monotonic() {
    long origin = System.nanoTime();
    return () -> DAY_MILLIS + (System.nanoTime() - origin) / NANOS_PER_MILLI;
  }
}
