package io.distric.membership;

import java.util.EnumSet;
import java.util.Set;

/** What a member does. */
public enum MemberRole {
  /** Keeps the replicated logs. */
  COORDINATOR(1),
  /** Runs tasks. */
  WORKER(2),
  /** Only listens and takes part in gossip. */
  OBSERVER(4);

  private static final MemberRole[] ALL = values();

  private final int bit;

  MemberRole(int bit) {
    this.bit = bit;
  }

  static int bits(Set<MemberRole> roles) {
    int bits = 0;
    for (MemberRole role : roles) {
      bits |= role.bit;
    }
    return bits;
  }

  static Set<MemberRole> of(int bits) {
    Set<MemberRole> roles = EnumSet.noneOf(MemberRole.class);
    for (MemberRole role : ALL) {
      if ((bits & role.bit) != 0) {
        roles.add(role);
      }
    }
    return roles;
  }
}
