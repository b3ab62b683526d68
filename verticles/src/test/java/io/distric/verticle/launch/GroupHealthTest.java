package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.replica.ReplicaGroup.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupHealthTest {

  @Test
  void shouldNotBeUpWhileTheElectedDoesNotTakeEntriesYet() {
    // A new log: nothing is committed, so that all of it is applied.
    Standing elected = new Standing(true, true, false, "n", 1, -1, -1, List.of("n"), "");

    assertFalse(GroupHealth.of(elected).up());
    assertEquals(
        "this node was elected, and has not applied the log yet", GroupHealth.of(elected).detail());
  }

  @Test
  void shouldBeUpOnceTheElectedLeads() {
    assertTrue(GroupHealth.of(new Standing(true, true, true, "n", 1, 7, 6, List.of("n"), "")).up());
  }

  @Test
  void shouldBeUpWhereAFollowerHasAppliedAll() {
    List<String> members = List.of("m", "n");
    Standing behind = new Standing(true, false, false, "m", 1, 7, 6, members, "");
    Standing level = new Standing(true, false, false, "m", 1, 7, 7, members, "");

    assertEquals("applied up to 6 of 7 entries", GroupHealth.of(behind).detail());
    assertTrue(GroupHealth.of(level).up());
  }

  @Test
  void shouldSayThatNobodyLeads() {
    Standing orphan = new Standing(true, false, false, "", 1, 7, 7, List.of("n"), "");

    assertEquals("no leader is known", GroupHealth.of(orphan).detail());
  }
}
