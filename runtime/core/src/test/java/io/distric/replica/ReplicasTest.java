package io.distric.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.replica.ReplicaGroup.NotLeadingException;
import io.distric.replica.ReplicaGroup.OutcomeUnknownException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicasTest {

  @TempDir Path dir;

  @Test
  void shouldHandTheResultOverByReference() throws IOException {
    // given
    LedgerMachine machine = new LedgerMachine();
    try (Replicas replicas = Nodes.alone(dir, machine)) {

      // when
      LedgerMachine.Applied applied = Nodes.apply(replicas, "one");

      // then
      assertSame(machine, applied.identity());
      assertEquals("one", applied.text());
      assertEquals(applied.index(), replicas.group("ledger").standing().applied());
    }
  }

  @Test
  void shouldApplyInTheOrderOfSubmission() throws IOException {
    // given
    LedgerMachine machine = new LedgerMachine();
    List<String> texts = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
    try (Replicas replicas = Nodes.alone(dir, machine)) {

      // when
      List<CompletableFuture<Object>> results = new ArrayList<>();
      texts.forEach(text -> results.add(Nodes.submit(replicas, text)));
      results.forEach(CompletableFuture::join);

      // then
      assertEquals(texts, machine.texts());
    }
  }

  @Test
  void shouldApplyAgainWhatWasAcknowledgedBeforeARestart() throws IOException {
    // given
    try (Replicas replicas = Nodes.alone(dir, new LedgerMachine())) {
      IntStream.range(0, 20).forEach(i -> Nodes.apply(replicas, "entry " + i));
    }

    // when
    LedgerMachine machine = new LedgerMachine();
    try (Replicas replicas = Nodes.alone(dir, machine)) {

      // then
      assertEquals(20, machine.texts().size());
      assertEquals(List.of("leads 2 after 20"), machine.calls());
      assertEquals("n1", replicas.group("ledger").standing().leader());
    }
  }

  @Test
  void shouldTellThatItIsElectedFromThatItLeads() throws Exception {
    // given
    try (Replicas replicas = Nodes.alone(dir, new LedgerMachine())) {
      Nodes.apply(replicas, "one");
    }
    LedgerMachine machine = new LedgerMachine();
    CountDownLatch mayApply = new CountDownLatch(1);
    machine.holdUntil(mayApply);

    // when
    try (Replicas replicas =
        Replicas.open(
            Nodes.config(1L << 40, 1 << 20, 0),
            new Site(dir, "test", "n1", List.of()),
            List.of(new GroupSpec("ledger", machine)),
            Nodes.PROPOSAL_TIMEOUT)) {
      ReplicaGroup group = replicas.group("ledger");
      Waiting.until("an election", () -> group.standing().elected());

      // then
      assertFalse(group.standing().leads());
      mayApply.countDown();
      Waiting.untilLeads(group);
      assertTrue(group.standing().elected());
    }
  }

  @Test
  void shouldKeepSeveralGroupsApart() throws IOException {
    // given
    LedgerMachine catalog = new LedgerMachine();
    LedgerMachine tasks = new LedgerMachine();
    List<GroupSpec> groups =
        List.of(new GroupSpec("catalog", catalog), new GroupSpec("tasks-0", tasks));
    Site site = new Site(dir, "test", "n1", List.of());
    try (Replicas replicas =
        Replicas.open(Nodes.config(1 << 20, 1 << 20, 0), site, groups, Nodes.PROPOSAL_TIMEOUT)) {
      replicas.groups().forEach(Waiting::untilLeads);

      // when
      replicas.group("catalog").submit("c".getBytes(StandardCharsets.UTF_8)).join();
      replicas.group("tasks-0").submit("t".getBytes(StandardCharsets.UTF_8)).join();

      // then
      assertEquals(List.of("c"), catalog.texts());
      assertEquals(List.of("t"), tasks.texts());
      assertEquals(List.of("n1"), replicas.group("catalog").standing().members());
      assertTrue(replicas.address().matches("127\\.0\\.0\\.1:[1-9]\\d+"), replicas.address());
      assertThrows(IllegalArgumentException.class, () -> replicas.group("tasks-1"));
    }
  }

  @Test
  void shouldStopTheGroupRatherThanDivergeWhenApplyThrows() throws IOException {
    // given
    LedgerMachine machine = new LedgerMachine();
    try (Replicas replicas = Nodes.alone(dir, machine)) {
      Nodes.apply(replicas, "good");

      // when
      CompletableFuture<Object> poisoned = Nodes.submit(replicas, LedgerMachine.POISON);

      // then
      Throwable error = assertThrows(CompletionException.class, poisoned::join).getCause();
      assertInstanceOf(OutcomeUnknownException.class, error);
      Waiting.until("the group stops", () -> !replicas.group("ledger").standing().running());
      assertTrue(replicas.group("ledger").standing().detail().contains("poison at"));
      CompletableFuture<Long> snapshot = replicas.group("ledger").takeSnapshot();
      assertThrows(CompletionException.class, snapshot::join);
      assertEquals(List.of("good"), machine.texts());
    }
  }

  @Test
  void shouldSayThatNothingWasTakenAfterTheEnd() throws IOException {
    // given
    LedgerMachine machine = new LedgerMachine();
    Replicas replicas = Nodes.alone(dir, machine);
    replicas.close();

    // when
    CompletableFuture<Object> late = Nodes.submit(replicas, "late");

    // then
    Throwable error = assertThrows(CompletionException.class, late::join).getCause();
    assertInstanceOf(NotLeadingException.class, error);
    assertFalse(replicas.group("ledger").standing().running());
    assertEquals(List.of("leads 1 after 0", "follows 1 after 0"), machine.calls());
  }

  @Test
  void shouldSayWhichPortIsTaken() throws IOException {
    // given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      // when
      IOException refusal =
          assertThrows(
              IOException.class,
              () ->
                  Nodes.alone(dir, new LedgerMachine(), Nodes.config(1 << 20, 1 << 20, port))
                      .close());

      // then
      assertTrue(refusal.getMessage().contains(":" + port + " cannot be bound"));
    }
  }

  @Test
  void shouldRefuseASecondNodeOnTheSameFolder() throws IOException {
    // given
    try (Replicas first = Nodes.alone(dir, new LedgerMachine())) {

      // when
      IOException refusal =
          assertThrows(IOException.class, () -> Nodes.alone(dir, new LedgerMachine()).close());

      // then
      assertTrue(refusal.getMessage().contains("Group 'ledger' did not open"), refusal.toString());
      assertTrue(first.group("ledger").standing().running());
    }
  }

  @Test
  void shouldRefuseAnEntryOverTheLimit() throws IOException {
    // given
    try (Replicas replicas = Nodes.alone(dir, new LedgerMachine())) {

      // when
      CompletableFuture<Object> largest = replicas.group("ledger").submit(new byte[1 << 20]);
      CompletableFuture<Object> tooLarge = replicas.group("ledger").submit(new byte[(1 << 20) + 1]);

      // then
      assertInstanceOf(LedgerMachine.Applied.class, largest.join());
      Throwable error = assertThrows(CompletionException.class, tooLarge::join).getCause();
      assertInstanceOf(ReplicaGroup.EntryTooLargeException.class, error);
    }
  }
}
