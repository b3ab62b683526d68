package io.distric.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node that died while it wrote an entry leaves behind. */
class TornTailTest {

  private static final int ENTRIES = 5;
  private static final int ENTRY_BYTES = 5000;
  private static final int AHEAD = 1 << 16;

  @TempDir Path dir;

  @BeforeEach
  void write() throws IOException {
    try (Replicas replicas = Nodes.alone(dir, new LedgerMachine())) {
      for (int i = 0; i < ENTRIES; i++) {
        Nodes.apply(replicas, Integer.toString(i).repeat(ENTRY_BYTES));
      }
    }
  }

  @Test
  void shouldGoOnBehindTheLastWholeEntry() throws IOException {
    // given
    byte[] log = Files.readAllBytes(segment());
    Arrays.fill(log, log.length - ENTRY_BYTES / 2, log.length, (byte) 0);
    Files.write(segment(), Arrays.copyOf(log, log.length + AHEAD));

    // when
    LedgerMachine machine = new LedgerMachine();
    try (Replicas replicas = Nodes.alone(dir, machine)) {
      Nodes.apply(replicas, "next");
    }

    // then
    LedgerMachine again = new LedgerMachine();
    Nodes.alone(dir, again).close();
    assertEquals(ENTRIES, again.texts().size());
    assertEquals("next", again.texts().getLast());
    assertTrue(again.texts().get(ENTRIES - 2).startsWith("3"), "all that was whole is there");
  }

  @Test
  void shouldNotTakeDamageForATornEnd() throws IOException {
    // given
    byte[] log = Files.readAllBytes(segment());
    log[log.length - ENTRY_BYTES / 2] ^= 1;
    Files.write(segment(), Arrays.copyOf(log, log.length + AHEAD));

    // when, then
    assertThrows(IOException.class, () -> Nodes.alone(dir, new LedgerMachine()).close());
  }

  @Test
  void shouldNotDropEntriesBehindADamagedOne() throws IOException {
    // given
    byte[] log = Files.readAllBytes(segment());
    Arrays.fill(log, log.length - 2 * ENTRY_BYTES, log.length - 3 * ENTRY_BYTES / 2, (byte) 0);
    Files.write(segment(), Arrays.copyOf(log, log.length + AHEAD));

    // when
    IOException refusal =
        assertThrows(IOException.class, () -> Nodes.alone(dir, new LedgerMachine()).close());

    // then
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith("Group 'ledger' did not open: "), message);
    assertTrue(message.contains("log segment '" + segment() + "' is whole for its first"), message);
    assertTrue(message.contains("truncate -s "), message);
    assertFalse(message.contains("ExecutionException"), message);
  }

  @Test
  void shouldSayHowToGiveUpWhatWasLostWithThePower(@TempDir Path other) throws Exception {
    // given
    byte[] log = Files.readAllBytes(segment());
    // The sectors of one entry were not written, those of the next were.
    Arrays.fill(log, log.length - 2 * ENTRY_BYTES, log.length - 3 * ENTRY_BYTES / 2, (byte) 0);
    Files.write(segment(), Arrays.copyOf(log, log.length + AHEAD));
    Path segment = segment();
    IOException refusal =
        assertThrows(
            IOException.class, () -> Nodes.alone(copy(other), new LedgerMachine()).close());
    Matcher advice =
        Pattern.compile("truncate -s (\\d+) ").matcher(String.valueOf(refusal.getMessage()));
    assertTrue(advice.find(), refusal::getMessage);

    // when
    try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      file.truncate(Long.parseLong(advice.group(1)));
    }

    // then
    LedgerMachine machine = new LedgerMachine();
    try (Replicas replicas = Nodes.alone(dir, machine)) {
      Nodes.apply(replicas, "next");
    }
    assertEquals(ENTRIES - 1, machine.texts().size());
    assertEquals("next", machine.texts().getLast());
  }

  @Test
  void shouldTellOfEntriesBehindAGap() throws IOException {
    // given
    byte[] log = Files.readAllBytes(segment());
    byte[] gap = Arrays.copyOf(log, log.length + AHEAD);
    gap[log.length + AHEAD / 2] = 7;
    Files.write(segment(), gap);

    // when
    IOException refusal =
        assertThrows(IOException.class, () -> Nodes.alone(dir, new LedgerMachine()).close());

    // then
    assertTrue(
        refusal.getMessage().contains("wrong from byte " + log.length), refusal.getMessage());
  }

  /** A server that did not open holds its folder until the JVM ends. */
  private Path copy(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(dir.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return to;
  }

  private Path segment() throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("log_inprogress_"))
          .findFirst()
          .orElseThrow();
    }
  }
}
