package io.distric.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SnapshotPolicyTest {

  private final SnapshotPolicy policy = new SnapshotPolicy(Nodes.config(1000, 1 << 20, 0));

  @Test
  void shouldWakeOnceWhenTheLogHasGrownEnough() {
    // given
    AtomicInteger woken = new AtomicInteger();
    policy.onDue(woken::incrementAndGet);

    // when
    policy.applied(900);
    boolean early = policy.due();
    policy.applied(200);
    policy.applied(200);

    // then
    assertFalse(early);
    assertTrue(policy.due());
    assertEquals(1, woken.get());
  }

  @Test
  void shouldCountAnewFromTheViewOn() {
    // given
    policy.applied(2000);

    // when
    policy.began();
    policy.applied(10);

    // then
    assertFalse(policy.due());
  }

  @Test
  void shouldWaitAWhileAfterAFailureButForgetNothing() {
    // given
    policy.applied(2000);

    // when
    long covered = policy.began();
    policy.failed(covered);

    // then
    assertFalse(policy.due(), "not at once");
    assertEquals(2001, policy.began());
  }
}
