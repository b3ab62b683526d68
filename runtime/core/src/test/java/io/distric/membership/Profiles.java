package io.distric.membership;

import io.distric.membership.MemberProfile.ProtocolRange;
import java.util.Map;
import java.util.Set;

/** Members for tests: what they say of themselves. */
final class Profiles {

  private Profiles() {}

  /** An observer at that port of host {@code h}, in the run of that number. */
  static MemberProfile of(String id, int port) {
    return new MemberProfile(
        id,
        port,
        Set.of(MemberRole.OBSERVER),
        new Address("h", port),
        Map.of(),
        "",
        0,
        "1.0",
        ProtocolRange.OURS);
  }
}
