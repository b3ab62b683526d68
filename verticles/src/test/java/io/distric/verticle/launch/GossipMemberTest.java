package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.ConfigLoader;
import io.distric.config.GossipConfig;
import io.distric.membership.MemberRole;
import io.distric.verticle.gossip.GossipParts;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What keeps a member from starting is said, rather than left to go wrong later. */
final class GossipMemberTest {

  @Test
  void shouldNotStartAsAMemberThatOthersCouldNotBeToldOf() {
    assertRefused("a", "z".repeat(65), "", "zone");
    assertRefused("a b", "", "", "'a b'");
    assertRefused("a", "", "no host", "no host");
    assertDoesNotThrow(() -> check("a", "z".repeat(64), "node-1.example:7946"));
  }

  private static void assertRefused(String id, String zone, String advertise, String word) {
    IOException refusal = assertThrows(IOException.class, () -> check(id, zone, advertise));
    assertTrue(String.valueOf(refusal.getMessage()).contains(word), refusal.getMessage());
  }

  private static void check(String id, String zone, String advertise) throws IOException {
    GossipConfig config = ConfigLoader.with(Map.of("gossip.advertise", advertise)).gossip();
    GossipParts.Who who =
        new GossipParts.Who(id, Set.of(MemberRole.OBSERVER), Map.of(), zone, 0, "1.0");
    GossipMember.ensureTold(config, 0, who);
  }
}
