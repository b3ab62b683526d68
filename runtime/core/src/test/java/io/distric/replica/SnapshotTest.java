package io.distric.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.ReplicaConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

  private static final String PADDING = "x".repeat(4000);

  @TempDir Path dir;

  private final ReplicaConfig byHand = Nodes.config(1L << 40, 64 << 10, 0);

  private void fill(Replicas replicas, int from, int to) {
    List<CompletableFuture<Object>> results =
        IntStream.range(from, to).mapToObj(n -> Nodes.submit(replicas, n + PADDING)).toList();
    results.forEach(CompletableFuture::join);
  }

  private static void assertHas(LedgerMachine machine, int entries) {
    assertEquals(IntStream.range(0, entries).mapToObj(n -> n + PADDING).toList(), machine.texts());
  }

  private long snapshot(Replicas replicas) {
    return replicas.group("ledger").takeSnapshot().join();
  }

  /** Files of the group, newest last. */
  private List<Path> files(String folder, String pattern) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      return files
          .filter(file -> file.getParent().endsWith(folder))
          .filter(file -> file.getFileName().toString().matches(pattern))
          .sorted()
          .toList();
    }
  }

  private List<Path> snapshots() throws IOException {
    return files("sm", "snapshot\\.\\d+_\\d+");
  }

  private static void damage(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {42}), Files.size(file) / 2);
    }
  }

  /** Two snapshots with entries before, between and after them. */
  private void twoSnapshots() throws IOException {
    try (Replicas replicas = Nodes.alone(dir, new LedgerMachine(), byHand)) {
      fill(replicas, 0, 100);
      snapshot(replicas);
      fill(replicas, 100, 200);
      snapshot(replicas);
      fill(replicas, 200, 250);
    }
  }

  @Test
  void shouldRestoreTheNewestAndApplyTheRestOfTheLog() throws IOException {
    // given
    twoSnapshots();

    // when
    LedgerMachine machine = new LedgerMachine();
    try (Replicas replicas = Nodes.alone(dir, machine, byHand)) {

      // then
      assertEquals(200, machine.restored());
      assertHas(machine, 250);
      assertEquals(2, snapshots().size());
      assertTrue(replicas.group("ledger").standing().applied() > 250);
    }
  }

  @Test
  void shouldTakeSnapshotsByItselfAndPurgeTheLogBehindTheOlder() throws IOException {
    // given
    ReplicaConfig often = Nodes.config(200_000, 64 << 10, 0);
    try (Replicas replicas = Nodes.alone(dir, new LedgerMachine(), often)) {

      // when
      for (int n = 0; n < 400; n += 50) {
        fill(replicas, n, n + 50);
      }
      Waiting.until("the log is purged", () -> firstSegmentGone());
    }

    // then
    LedgerMachine machine = new LedgerMachine();
    try (Replicas replicas = Nodes.alone(dir, machine, often)) {
      assertTrue(machine.restored() > 0);
      assertHas(machine, 400);
      assertTrue(replicas.group("ledger").standing().running());
    }
  }

  private boolean firstSegmentGone() {
    try {
      return files("current", "log_0-\\d+").isEmpty()
          && files("current", "log_inprogress_0").isEmpty();
    } catch (IOException | RuntimeException changing) {
      return false;
    }
  }

  @Test
  void shouldFallBackToTheOlderWhenTheNewestIsDamaged() throws IOException {
    // given
    twoSnapshots();
    damage(snapshots().getLast());

    // when
    LedgerMachine machine = new LedgerMachine();
    try (Replicas replicas = Nodes.alone(dir, machine, byHand)) {

      // then
      assertEquals(100, machine.restored());
      assertHas(machine, 250);
      assertEquals(1, files("sm", ".*\\.damaged").size());
      assertTrue(replicas.group("ledger").standing().running());
    }
  }

  @Test
  void shouldRefuseToStartWhenNoSnapshotIsWholeAndTheLogIsPurged() throws IOException {
    // given
    twoSnapshots();
    try (Replicas replicas = Nodes.alone(dir, new LedgerMachine(), byHand)) {
      snapshot(replicas);
      fill(replicas, 250, 251);
      Waiting.until("the log is purged", this::firstSegmentGone);
    }
    List<Path> damaged = snapshots();
    for (Path file : damaged) {
      damage(file);
    }

    // when
    IOException refusal =
        assertThrows(
            IOException.class, () -> Nodes.alone(dir, new LedgerMachine(), byHand).close());

    // then
    assertTrue(refusal.getMessage().contains("cannot be recovered"), refusal.getMessage());
    assertEquals(damaged, snapshots(), "the damaged files are left where they are");
  }

  @Test
  void shouldAnswerTheSameIndexWhenNothingHappenedSince() throws IOException {
    // given
    try (Replicas replicas = Nodes.alone(dir, new LedgerMachine(), byHand)) {
      fill(replicas, 0, 10);

      // when
      long first = snapshot(replicas);
      long second = snapshot(replicas);

      // then
      assertEquals(10, first);
      assertEquals(first, second);
      assertEquals(1, snapshots().size());
    }
  }

  @Test
  void shouldLeaveNothingBehindWhenWritingASnapshotFails() throws IOException {
    // given
    LedgerMachine machine = new LedgerMachine();
    try (Replicas replicas = Nodes.alone(dir, machine, byHand)) {
      fill(replicas, 0, 10);
      machine.failSnapshots(true);

      // when
      CompletableFuture<Long> failed = replicas.group("ledger").takeSnapshot();

      // then
      assertThrows(CompletionException.class, failed::join);
      assertEquals(List.of(), snapshots());
      machine.failSnapshots(false);
      assertEquals(10, snapshot(replicas));
    }
    assertFalse(snapshots().isEmpty());
  }

  @Test
  void shouldNotBeginAGroupAnewWhoseFolderIsGone() throws IOException {
    // given
    Nodes.alone(dir, new LedgerMachine(), byHand).close();
    Path meta = files("current", "raft-meta").getFirst();
    Files.delete(meta);

    // when
    IOException refusal =
        assertThrows(
            IOException.class, () -> Nodes.alone(dir, new LedgerMachine(), byHand).close());

    // then
    assertTrue(refusal.getMessage().contains("Group 'ledger' was kept in"), refusal.getMessage());
  }

  @Test
  void shouldNotLoseSightOfGroupsThatWereKeptBefore() throws IOException {
    // given
    Nodes.alone(dir, new LedgerMachine(), byHand).close();
    Site site = new Site(dir, "test", "n1", List.of());
    Site other = new Site(dir, "other", "n1", List.of());
    GroupSpec ledger = new GroupSpec("ledger", new LedgerMachine());
    GroupSpec more = new GroupSpec("more", new LedgerMachine());

    // when
    IOException grown = refusal(site, List.of(ledger, more));
    IOException shrunk = refusal(site, List.of(more));
    IOException renamed = refusal(other, List.of(ledger));

    // then
    assertTrue(grown.getMessage().contains("coordinate.partitions"), grown.getMessage());
    assertTrue(shrunk.getMessage().contains("keeps the groups"), shrunk.getMessage());
    assertTrue(renamed.getMessage().contains("identity"), renamed.getMessage());
  }

  private IOException refusal(Site site, List<GroupSpec> groups) {
    return assertThrows(
        IOException.class,
        () -> Replicas.open(byHand, site, groups, Nodes.PROPOSAL_TIMEOUT).close());
  }
}
