package io.distric.verticle.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.membership.Address;
import io.distric.membership.MemberEvent;
import io.distric.membership.MemberStatus;
import io.distric.membership.Membership;
import io.distric.verticle.gossip.LocalCluster.Member;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a member whose surroundings are not as they should be. */
final class StartTest {

  private final AtomicInteger recalled = new AtomicInteger();

  private final MemberMemory memory =
      new MemberMemory() {
        @Override
        public List<Address> recall() {
          recalled.incrementAndGet();
          return List.of();
        }

        @Override
        public void keep(List<Address> members) {}
      };

  @Test
  void shouldNotBeDeployedWhereItCannotBegin() {
    try (LocalCluster cluster = new LocalCluster(1, "gossip.advertise", "x".repeat(300))) {
      ExecutionException failed = assertThrows(ExecutionException.class, cluster::add);
      assertInstanceOf(IllegalArgumentException.class, failed.getCause());
    }
  }

  @Test
  void shouldGoOnAfterAListenerFailed() throws Exception {
    try (LocalCluster cluster = patient().grow(2)) {
      // given: nothing more comes in, so only its own timers can wake it
      Member alone = cluster.members.getFirst();
      cluster.listener =
          news -> {
            if (news.event() instanceof MemberEvent.Suspected) {
              throw new IllegalStateException("on purpose: a listener fails");
            }
          };

      // when
      cluster.members.getLast().isolate();

      // then
      cluster.await("it came to a verdict", () -> alone.count(MemberStatus.FAILED) == 1);
    }
  }

  /** What hangs on a stream does not wake it either. */
  private static LocalCluster patient() {
    return new LocalCluster(2, "gossip.interval", "250ms", "gossip.streamTimeout", "1h");
  }

  @Test
  void shouldRememberMembersOnlyWhereThereAreKeys() throws Exception {
    // given: without keys whoever has an old address now would be believed
    try (LocalCluster open = new LocalCluster(3)) {
      open.memory = memory;
      open.add();
    }
    assertEquals(0, recalled.get());

    // when
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    try (LocalCluster closed = new LocalCluster(3, "gossip.keys", key)) {
      closed.memory = memory;
      closed.add();
    }

    // then
    assertEquals(1, recalled.get());
  }

  @Test
  void shouldBeginWithAnIncarnationThatOthersTakeWhateverTheClockSays() {
    assertEquals(1, GossipVerticle.incarnation(0));
    assertEquals(1_000, GossipVerticle.incarnation(1_700_001_000_000L));
    assertTrue(GossipVerticle.incarnation(Long.MAX_VALUE) <= Membership.INCARNATION_MAX);
  }
}
