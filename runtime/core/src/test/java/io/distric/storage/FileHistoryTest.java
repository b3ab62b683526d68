package io.distric.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.JournalConfig;
import io.distric.protocol.Event;
import io.distric.protocol.EventBatch;
import io.distric.protocol.FieldChanges;
import io.distric.protocol.InstanceRecord;
import io.distric.storage.HistoryStore.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHistoryTest {

  @TempDir Path dir;

  private FileJournal open(int partition) throws IOException {
    return open(partition, true);
  }

  private FileJournal open(int partition, boolean messages) throws IOException {
    JournalConfig config =
        new JournalConfig(64 << 10, 1L << 40, Duration.ofDays(7), messages, 1000);
    Path folder = dir.resolve("tasks-" + partition);
    return FileJournal.open(folder, partition, config, InstantSource.system());
  }

  @Test
  void shouldFindAMessageInAnySegmentAndAfterANewStart() throws IOException {
    // given
    try (FileJournal journal = open(0)) {
      for (int index = 1; index <= 2000; index++) {
        journal.append(accepted(index, "m-" + index, index), Records.finished(index, 1));
      }
      assertTrue(journal.segments().size() > 3, "several segments");

      // when, then
      assertEquals("{\"n\":7}", payload(new FileHistory(List.of(journal), 9), "m-7"));
      assertEquals("{\"n\":1999}", payload(new FileHistory(List.of(journal), 9), "m-1999"));
    }
    try (FileJournal journal = open(0)) {
      FileHistory history = new FileHistory(List.of(journal), 9);
      assertEquals("{\"n\":7}", payload(history, "m-7"));
      assertEquals("{\"n\":2000}", payload(history, "m-2000"));
      assertTrue(history.message("m-2001").isEmpty());
      assertEquals(Records.id(7), history.find(Records.id(7)).orElseThrow().id());
    }
  }

  @Test
  void shouldTellTheLatestOfTheMessagesWithAnId() throws IOException {
    // given
    try (FileJournal one = open(0);
        FileJournal other = open(1)) {
      one.append(accepted(1, "m", 1), List.of());
      other.append(accepted(5, "m", 5), List.of());
      one.append(accepted(3, "m", 3), List.of());

      // when, then
      assertEquals("{\"n\":5}", payload(new FileHistory(List.of(one, other), 9), "m"));
      assertEquals("{\"n\":3}", payload(new FileHistory(List.of(one), 9), "m"));
    }
  }

  @Test
  void shouldKeepNoMessagesWhereThatIsSwitchedOff() throws IOException {
    // given
    try (FileJournal journal = open(0, false)) {
      journal.append(accepted(1, "m", 1), List.of());

      // when, then
      assertTrue(new FileHistory(List.of(journal), 9).message("m").isEmpty());
      Event event = journal.read(1, 9).getFirst().events().getFirst();
      assertEquals("m", event.messageId());
    }
  }

  private static EventBatch accepted(long index, String id, int n) {
    byte[] payload = ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8);
    Event.KeptMessage kept = new Event.KeptMessage(null, index, payload, FieldChanges.NONE);
    return new EventBatch(
        0,
        index,
        List.of(
            new Event.MessageAccepted(
                index, id, "client", 1, List.of("r"), List.of(Records.id(n)), kept)));
  }

  private static String payload(FileHistory history, String id) throws IOException {
    Event.KeptMessage kept = history.message(id).orElseThrow().message();
    return new String(Objects.requireNonNull(kept).payload(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldListTheLastFinishedFirstPageByPage() throws IOException {
    // given
    try (FileJournal journal = open(0)) {
      for (int index = 1; index <= 100; index++) {
        journal.append(Records.batch(index, index * 10L, 10), Records.finished(index * 10L, 10));
      }
      FileHistory history = new FileHistory(List.of(journal), 100_000);

      // when
      List<Long> listed = all(history, instance -> true, 33);

      // then
      List<Long> expected = new ArrayList<>(LongStream.range(10, 1010).boxed().toList());
      Collections.reverse(expected);
      assertEquals(expected, listed);
    }
  }

  @Test
  void shouldNotRepeatOrSkipWhenMoreFinishBetweenPages() throws IOException {
    // given
    try (FileJournal journal = open(0)) {
      journal.append(Records.batch(1, 0, 10), Records.finished(0, 10));
      FileHistory history = new FileHistory(List.of(journal), 100_000);
      Page first = history.list(instance -> true, "", 4);

      // when
      journal.append(Records.batch(2, 10, 10), Records.finished(10, 10));
      Page second = history.list(instance -> true, first.next(), 100);

      // then
      assertEquals(List.of(9L, 8L, 7L, 6L), numbers(first.instances()));
      assertEquals(List.of(5L, 4L, 3L, 2L, 1L, 0L), numbers(second.instances()));
      assertEquals("", second.next());
    }
  }

  @Test
  void shouldFilterAndLookAtABoundedNumber() throws IOException {
    // given
    try (FileJournal journal = open(0)) {
      for (int index = 1; index <= 100; index++) {
        journal.append(Records.batch(index, index * 10L, 10), Records.finished(index * 10L, 10));
      }
      FileHistory history = new FileHistory(List.of(journal), 5);
      Predicate<InstanceRecord> hundreds = instance -> number(instance) % 100 == 0;

      // when
      Page page = history.list(hundreds, "", 10);

      // then
      assertEquals(List.of(), numbers(page.instances()));
      assertTrue(!page.next().isEmpty());
      List<Long> expected = List.of(1000L, 900L, 800L, 700L, 600L, 500L, 400L, 300L, 200L, 100L);
      assertEquals(expected, all(history, hundreds, 3));
    }
  }

  @Test
  void shouldMergePartitionsByTheTimeOfTheirEnd() throws IOException {
    // given
    try (FileJournal even = open(0);
        FileJournal odd = open(1)) {
      for (int n = 0; n < 20; n++) {
        FileJournal journal = n % 2 == 0 ? even : odd;
        journal.append(new EventBatch(n % 2, n + 1, List.of()), Records.finished(n, 1));
      }
      FileHistory history = new FileHistory(List.of(even, odd), 100_000);

      // when
      List<Long> listed = all(history, instance -> true, 3);

      // then
      List<Long> expected = new ArrayList<>(LongStream.range(0, 20).boxed().toList());
      Collections.reverse(expected);
      assertEquals(expected, listed);
      assertEquals(7, number(history.find(Records.id(7)).orElseThrow()));
      assertTrue(history.find(Records.id(20)).isEmpty());
    }
  }

  @Test
  void shouldRefuseAForeignCursor() throws IOException {
    // given
    try (FileJournal journal = open(0)) {
      FileHistory history = new FileHistory(List.of(journal), 100_000);

      // then
      for (String cursor : List.of("x", "1", "1.x", "1.2_3.4", ".", "_")) {
        assertThrows(
            IllegalArgumentException.class,
            () -> history.list(instance -> true, cursor, 1),
            cursor);
      }
      assertEquals(new Page(List.of(), ""), history.list(instance -> true, "", 10));
    }
  }

  private static List<Long> all(FileHistory history, Predicate<InstanceRecord> filter, int limit)
      throws IOException {
    List<Long> listed = new ArrayList<>();
    String cursor = "";
    do {
      Page page = history.list(filter, cursor, limit);
      listed.addAll(numbers(page.instances()));
      cursor = page.next();
    } while (!cursor.isEmpty());
    return listed;
  }

  private static List<Long> numbers(List<InstanceRecord> instances) {
    return instances.stream().map(FileHistoryTest::number).toList();
  }

  private static long number(InstanceRecord instance) {
    return instance.createdAt() - Records.START;
  }
}
