package io.distric.membership;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a member says of itself. Changes seldom; each change raises the incarnation.
 *
 * @param id of the node, 1 to 64 printable characters
 * @param boot drawn anew at every start of the process
 * @param roles what it does
 * @param address where it hears gossip
 * @param endpoints its other doors, by name: {@code http}, {@code grpc}, {@code raft}
 * @param zone zone or data centre, may be empty
 * @param capacity tasks at once
 * @param version of its software
 * @param protocols versions of the gossip protocol that it speaks
 */
public record MemberProfile(
    String id,
    long boot,
    Set<MemberRole> roles,
    Address address,
    Map<String, String> endpoints,
    String zone,
    int capacity,
    String version,
    ProtocolRange protocols) {

  static final int ENDPOINTS_MAX = 8;

  // In bytes as they travel: a profile that fits no datagram would stop all other news behind it.
  static final int ENDPOINTS_BYTES_MAX = 255;
  static final int TEXT_BYTES_MAX = 64;

  /** Checks the limits and copies the collections. */
  public MemberProfile {
    if (!Names.isId(id)) {
      throw new IllegalArgumentException("'%s' is no id of a member".formatted(id));
    }
    if (endpoints.size() > ENDPOINTS_MAX || capacity < 0) {
      throw new IllegalArgumentException("'%s' offers what cannot be".formatted(id));
    }
    if (bytes(zone) > TEXT_BYTES_MAX || bytes(version) > TEXT_BYTES_MAX) {
      throw new IllegalArgumentException(
          "zone or version of '%s' is longer than %d bytes".formatted(id, TEXT_BYTES_MAX));
    }
    EnumSet<MemberRole> copy = EnumSet.noneOf(MemberRole.class);
    copy.addAll(roles);
    roles = Collections.unmodifiableSet(copy);
    endpoints = Collections.unmodifiableMap(new TreeMap<>(endpoints));
    int bytes = 0;
    for (Map.Entry<String, String> endpoint : endpoints.entrySet()) {
      bytes += bytes(endpoint.getKey()) + bytes(endpoint.getValue());
    }
    if (bytes > ENDPOINTS_BYTES_MAX) {
      throw new IllegalArgumentException("endpoints of '%s' are too long".formatted(id));
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Whether it keeps the replicated logs. */
  public boolean coordinator() {
    return roles.contains(MemberRole.COORDINATOR);
  }

  /** The same member with another capacity. */
  public MemberProfile withCapacity(int tasks) {
    return new MemberProfile(id, boot, roles, address, endpoints, zone, tasks, version, protocols);
  }

  /** The same member heard elsewhere. */
  public MemberProfile withAddress(Address elsewhere) {
    return new MemberProfile(
        id, boot, roles, elsewhere, endpoints, zone, capacity, version, protocols);
  }

  /**
   * Versions of the protocol.
   *
   * @param min oldest
   * @param max newest
   */
  public record ProtocolRange(int min, int max) {

    /** What this software speaks. */
    public static final ProtocolRange OURS = new ProtocolRange(1, 1);

    /** Checks the order. */
    public ProtocolRange {
      if (min < 1 || max < min || max > 255) {
        throw new IllegalArgumentException("%d to %d are no versions".formatted(min, max));
      }
    }

    /** Whether both speak some version. */
    public boolean overlaps(ProtocolRange other) {
      return min <= other.max && other.min <= max;
    }
  }
}
