package io.distric.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.replica.Proposals.Proposal;
import io.distric.replica.ReplicaGroup.NotLeadingException;
import io.distric.replica.ReplicaGroup.OutcomeUnknownException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalsTest {

  private final Proposals proposals = new Proposals();

  @Test
  void shouldSayNotTakenOnlyBeforeTheEntryIsNearTheLog() {
    // given
    Proposal early = proposals.begin();
    Proposal late = proposals.begin();
    proposals.taken(late.callId);

    // when
    proposals.refused(early, "g", "no leader", null);
    proposals.refused(late, "g", "no leader", null);

    // then
    assertInstanceOf(NotLeadingException.class, error(early.result));
    assertInstanceOf(OutcomeUnknownException.class, error(late.result));
  }

  @Test
  void shouldKeepTheFirstAnswer() {
    // given
    Proposal proposal = proposals.begin();
    proposals.applied(proposal.callId, "result");

    // when
    proposals.refused(proposal, "g", "too late", null);
    proposals.failAll("g", "the end", null);
    proposals.applied(proposal.callId, "again");

    // then
    assertEquals("result", proposal.result.join());
  }

  @Test
  void shouldGiveUpWhatIsNotAppliedInTime() {
    // given
    Proposal proposal = proposals.begin();

    // when
    proposals.expire(Duration.ofHours(1), "g");
    boolean stillOpen = !proposal.result.isDone();
    proposals.expire(Duration.ofNanos(-1), "g");

    // then
    assertTrue(stillOpen);
    assertInstanceOf(OutcomeUnknownException.class, error(proposal.result));
  }

  @Test
  void shouldAnswerUnknownWhenApplyTakesTooLong(@TempDir Path dir) throws IOException {
    // given
    LedgerMachine machine = new LedgerMachine();
    try (Replicas replicas = Nodes.alone(dir, machine, Duration.ofMillis(200))) {
      CompletableFuture<Object> slow;

      // when
      synchronized (machine) {
        slow = Nodes.submit(replicas, "slow");
        Throwable error = error(slow);

        // then
        assertInstanceOf(OutcomeUnknownException.class, error);
        assertTrue(error.getMessage().contains("not applied within 200 ms"), error.getMessage());
      }
      Waiting.until("applied after all", () -> machine.texts().size() == 1);
      assertFalse(slow.isCancelled());
    }
  }

  private static Throwable error(CompletableFuture<Object> result) {
    return assertThrows(CompletionException.class, result::join).getCause();
  }
}
