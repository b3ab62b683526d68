package io.distric.storage;

import static io.distric.storage.Records.batch;
import static io.distric.storage.Records.finished;
import static io.distric.storage.Records.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.JournalConfig;
import io.distric.protocol.EventBatch;
import io.distric.storage.EventJournal.GapException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {

  private static final long SEGMENT = 64 << 10;

  @TempDir Path dir;

  private FileJournal open() throws IOException {
    return open(1L << 40);
  }

  private FileJournal open(long retentionBytes) throws IOException {
    JournalConfig config =
        new JournalConfig(SEGMENT, retentionBytes, Duration.ofDays(7), true, 1000);
    return FileJournal.open(dir, 0, config, InstantSource.system());
  }

  /** Entries 1 to count, in each of which ten instances finish: about 3 KiB. */
  private static void append(FileJournal journal, int from, int to) {
    for (int index = from; index <= to; index++) {
      journal.append(batch(index, index * 10L, 10), finished(index * 10L, 10));
    }
  }

  private Path lastFile(String ending) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().getLast();
    }
  }

  @Test
  void shouldReadBackWhatWasAppended() throws IOException {
    // given
    try (FileJournal journal = open()) {

      // when
      append(journal, 1, 3);

      // then
      assertEquals(3, journal.lastIndex());
      assertEquals(1, journal.firstIndex());
      assertEquals(List.of(2L, 3L), indexes(journal.read(2, 1000)));
      assertEquals(List.of(1L), indexes(journal.read(1, 20)));
      Encodings.assertSame(batch(2, 20, 10), journal.read(2, 1).getFirst());
      assertEquals(List.of(), journal.read(4, 10));
      Encodings.assertSame(Records.instance(25), journal.find(id(25)).orElseThrow());
      assertEquals(Optional.empty(), journal.find(id(99)));
    }
  }

  @Test
  void shouldFindAllAcrossSegmentsAndRestarts() throws IOException {
    // given
    try (FileJournal journal = open()) {
      append(journal, 1, 100);
    }

    // when
    try (FileJournal journal = open()) {
      append(journal, 101, 150);

      // then
      assertTrue(journal.segments().size() > 4, "several segments");
      for (long n = 10; n < 1510; n += 7) {
        Encodings.assertSame(Records.instance(n), journal.find(id(n)).orElseThrow());
      }
      assertEquals(150, journal.read(1, Integer.MAX_VALUE).size());
      assertEquals(List.of(77L, 78L), indexes(journal.read(77, 21)));
    }
  }

  @Test
  void shouldSkipWhatItHas() throws IOException {
    // given
    try (FileJournal journal = open()) {
      append(journal, 1, 5);
    }

    // when
    try (FileJournal journal = open()) {
      append(journal, 1, 7);

      // then
      List<Long> expected = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L);
      assertEquals(expected, indexes(journal.read(1, Integer.MAX_VALUE)));
    }
  }

  @Test
  void shouldCutOffATornEnd() throws IOException {
    // given
    try (FileJournal journal = open()) {
      append(journal, 1, 5);
    }
    Path file = lastFile(".journal");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(Files.size(file) - 100);
    }

    // when
    try (FileJournal journal = open()) {
      long before = journal.lastIndex();
      append(journal, 1, 6);

      // then
      assertEquals(4, before);
      assertEquals(6, journal.read(1, Integer.MAX_VALUE).size());
      assertTrue(journal.find(id(55)).isPresent());
    }
  }

  @Test
  void shouldGoBackToTheLastWholeFrameWhenACrashTookAnOldOne() throws IOException {
    // given
    try (FileJournal journal = open()) {
      append(journal, 1, 60);
    }
    Files.delete(dir.resolve("synced"));
    damageFirst();

    // when
    try (FileJournal journal = open()) {
      long before = journal.lastIndex();
      append(journal, 1, 60);

      // then
      assertTrue(before > 0 && before < 30, "cut off after " + before);
      assertEquals(60, journal.read(1, Integer.MAX_VALUE).size());
    }
  }

  @Test
  void shouldKeepWhatIsLaterThanADamageThatNoCrashExplains() throws IOException {
    // given
    try (FileJournal journal = open()) {
      append(journal, 1, 60);
    }
    damageFirst();

    // when
    try (FileJournal journal = open()) {
      append(journal, 61, 61);

      // then
      assertEquals(61, journal.lastIndex());
      assertTrue(journal.find(id(15)).isPresent());
      assertTrue(journal.find(id(600)).isPresent());
      assertEquals(60, journal.read(1, Integer.MAX_VALUE).size(), "all but the damaged one");
    }
  }

  private void damageFirst() throws IOException {
    Path first = dir.resolve("0000000000000000000.journal");
    Files.delete(dir.resolve("0000000000000000000.index"));
    flip(first, Files.size(first) - 50);
  }

  @Test
  void shouldBuildAMissingIndexAnew() throws IOException {
    // given
    try (FileJournal journal = open()) {
      append(journal, 1, 60);
    }
    Path index = dir.resolve("0000000000000000000.index");
    long size = Files.size(index);
    flip(index, 60);

    // when
    try (FileJournal journal = open()) {

      // then
      assertTrue(journal.find(id(15)).isPresent());
      assertEquals(60, journal.lastIndex());
      assertEquals(size, Files.size(index));
    }
  }

  @Test
  void shouldLetTheOldestSegmentsGoAndSaySo() throws IOException {
    // given
    try (FileJournal journal = open(3 * SEGMENT)) {

      // when
      append(journal, 1, 150);

      // then
      long first = journal.firstIndex();
      assertTrue(first > 1 && first < 150, "first " + first);
      GapException gap = assertThrows(GapException.class, () -> journal.read(1, 10));
      assertEquals(1, gap.from());
      assertEquals(first, gap.to());
      assertEquals(first, journal.read(first, 1).getFirst().index());
      assertFalse(journal.find(id(15)).isPresent());
      assertTrue(journal.bytes() <= 4 * SEGMENT + 8000, journal.bytes() + " bytes");
    }
  }

  @Test
  void shouldLetOldSegmentsGoByAge() throws IOException {
    // given
    try (FileJournal journal = open()) {
      append(journal, 1, 60);
    }
    JournalConfig config = new JournalConfig(SEGMENT, 1L << 40, Duration.ofDays(7), true, 1000);
    Instant later = Instant.now().plus(Duration.ofDays(8));

    // when
    try (FileJournal journal = FileJournal.open(dir, 0, config, InstantSource.fixed(later))) {

      // then
      assertEquals(1, journal.segments().size());
      assertEquals(60, journal.lastIndex());
      assertThrows(GapException.class, () -> journal.read(1, 10));
    }
  }

  @Test
  void shouldTellReadersWhatIsGoneWhileSegmentsGo() throws Exception {
    // given
    try (FileJournal journal = open(3 * SEGMENT);
        ExecutorService executor = Executors.newSingleThreadExecutor()) {
      append(journal, 1, 1);

      // when
      Future<?> appending = executor.submit(() -> append(journal, 2, 600));
      long next = 1;
      int read = 0;
      int gaps = 0;
      while (next <= 600) {
        try {
          for (EventBatch batch : journal.read(next, 40)) {
            assertEquals(next, batch.index());
            next = batch.index() + 1;
            read++;
          }
        } catch (GapException gap) {
          assertTrue(gap.to() > next, "forward");
          next = gap.to();
          gaps++;
        }
      }
      appending.get();

      // then
      assertTrue(read > 0 && read + gaps <= 600, read + " read, " + gaps + " gaps");
    }
  }

  @Test
  void shouldStopRatherThanLeaveAHoleWhenAWriteFails() throws IOException {
    // given
    FileJournal journal = open();
    append(journal, 1, 1);
    journal.close();

    // when
    assertThrows(UncheckedIOException.class, () -> append(journal, 2, 2));

    // then
    assertFalse(journal.failure().isEmpty());
    assertThrows(UncheckedIOException.class, () -> append(journal, 3, 3));
    assertEquals(1, journal.lastIndex());
    assertThrows(IllegalStateException.class, journal::sync);
  }

  @Test
  void shouldRefuseAFolderOfAnotherPartition() throws IOException {
    // given
    open().close();
    JournalConfig config = new JournalConfig(SEGMENT, 1L << 40, Duration.ofDays(7), true, 1000);

    // when
    IOException refusal =
        assertThrows(
            IOException.class, () -> FileJournal.open(dir, 1, config, InstantSource.system()));

    // then
    assertTrue(refusal.getMessage().contains("partition 1"), refusal.getMessage());
  }

  @Test
  void shouldIgnoreEntriesThatBringNothing() throws IOException {
    // given
    try (FileJournal journal = open()) {

      // when
      journal.append(new EventBatch(0, 7, List.of()), List.of());

      // then
      assertEquals(0, journal.lastIndex());
      assertEquals(0, journal.firstIndex());
      assertEquals(List.of(), journal.read(0, 10));
    }
  }

  private static List<Long> indexes(List<EventBatch> batches) {
    return batches.stream().map(EventBatch::index).toList();
  }

  private static void flip(Path file, long at) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, at);
      one.put(0, (byte) (one.get(0) ^ 0x40)).rewind();
      channel.write(one, at);
    }
  }
}
