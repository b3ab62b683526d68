package io.distric.catalog;

import static io.distric.catalog.CatalogBench.await;
import static io.distric.catalog.CatalogBench.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.telemetry.Health;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogFolderTest {

  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  private final CatalogBench bench =
      new CatalogBench(
          new FakeLanguage(), Map.of("catalog.debounce", "50ms", "catalog.rescanInterval", "5s"));
  private final Health health = new Health();
  @TempDir Path folder;
  private CatalogFolder watched;

  @AfterEach
  void close() throws IOException {
    if (watched != null) {
      watched.close();
    }
    bench.close();
  }

  @Test
  void shouldApplyTheFolderAtStart() throws Exception {
    // given
    write("a.yaml", "rule a x");
    write("deeper/b.json", "rule b x");

    // when
    boolean applied = start();

    // then
    assertTrue(applied);
    assertEquals(1, bench.version());
    assertEquals("folder:" + folder.getFileName(), item("b").origin());
    assertEquals("2 files in force, version 1", detail());
  }

  @Test
  void shouldPutASavedFileInForceWithoutWaitingForTheNextLook() throws Exception {
    // given: nobody looks at the folder of his own accord for as long as the test lasts
    write("a.yaml", "rule a x");
    Map<String, String> settings =
        Map.of("catalog.debounce", "50ms", "catalog.rescanInterval", "1h");
    try (CatalogBench told = new CatalogBench(new FakeLanguage(), settings)) {
      start(folder, told, InstantSource.system());

      for (int i = 0; i < 3; i++) {
        // when
        String text = "rule a title" + i;
        write("a.yaml", text);

        // then
        await(
            () ->
                told.service.queries().find(rule("a")).stream()
                    .anyMatch(item -> item.content().equals(text)));
      }
    }
  }

  @Test
  void shouldSeeFilesInNewFoldersAndAtomicRenames() throws Exception {
    // given
    start();

    // when
    write("new/.b.yaml.tmp", "rule b x");
    Files.move(
        folder.resolve("new/.b.yaml.tmp"),
        folder.resolve("new/b.yaml"),
        StandardCopyOption.ATOMIC_MOVE);

    // then
    await(() -> bench.find(rule("b")) != null);
    await(() -> bench.version() == 1);
  }

  @Test
  void shouldApplySeveralFilesAsOneVersion() throws Exception {
    // given
    start();

    // when
    for (int i = 0; i < 20; i++) {
      write("f" + i + ".yaml", "rule r" + i + " x");
    }

    // then
    await(() -> bench.version() > 0);
    assertEquals(20, bench.service.reference().get().matcher().size());
    assertEquals(1, bench.version());
  }

  /** Whoever writes a log of numbers into the folder does not keep its rules from being taken. */
  @Test
  void shouldTakeSourcesWhileATableIsWrittenThatNoneMentions() throws Exception {
    // given
    write("a.yaml", "rule a x");
    write("log.csv", "x");
    age("a.yaml");

    // when
    boolean applied = start(whileWritten("log.csv"));

    // then
    assertTrue(applied);
    assertNotNull(bench.find(rule("a")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.yaml", "t.csv"})
  void shouldWaitForQuietHoweverLongItIs(String fresh) throws Exception {
    // given
    write("a.yaml", "rule a from t.csv");
    write("t.csv", "x");
    age("a.yaml");
    Files.setLastModifiedTime(folder.resolve(fresh), FileTime.from(EPOCH));
    AtomicReference<Instant> now = new AtomicReference<>(EPOCH);

    // when
    boolean applied;
    try (CatalogBench slow =
        new CatalogBench(new FakeLanguage(), Map.of("catalog.debounce", "9s"))) {
      applied = start(folder, slow, () -> now.updateAndGet(before -> before.plusSeconds(1)));
    }

    // then
    assertTrue(applied, this::detail);
    assertFalse(now.get().isBefore(EPOCH.plusSeconds(9)), now::toString);
  }

  @Test
  void shouldNotTakeASourceWhoseTableIsBeingWritten() throws Exception {
    // given
    write("a.yaml", "rule a from t.csv");
    write("t.csv", "x");
    age("a.yaml");

    // when
    boolean applied = start(whileWritten("t.csv"));

    // then
    assertFalse(applied);
    assertEquals(0, bench.version());
    assertTrue(detail().contains("are being written all the time"), detail());
  }

  @Test
  void shouldApplyNoHalfOfAFileThatIsWrittenAllTheTime() throws Exception {
    // given: a clock that stands still while the writer does, who may be kept waiting for long
    write("a.yaml", "rule a x\nrule b x");
    AtomicBoolean writing = new AtomicBoolean();
    InstantSource clock = () -> writing.get() ? modified("a.yaml") : Instant.now();
    try (CatalogBench slow =
        new CatalogBench(new FakeLanguage(), Map.of("catalog.debounce", "1s"))) {
      start(folder, slow, clock);
      writing.set(true);
      long version = slow.version();

      // when
      long deadline = System.nanoTime() + Duration.ofMillis(1_800).toNanos();
      while (System.nanoTime() < deadline) {
        write("a.yaml", "rule a x");
        LockSupport.parkNanos(Duration.ofMillis(9).toNanos());
        write("a.yaml", "rule a x\nrule b x");
        LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        assertEquals(version, slow.version());
      }
      writing.set(false);

      // then
      await(() -> detail().contains("1 files in force"));
      assertEquals(version, slow.version());
      assertNotNull(slow.find(rule("b")));
    }
  }

  @Test
  void shouldLookAtNothingThatEditorsLeaveAbout() throws Exception {
    // given
    write(".a.yaml", "broken");
    write(".git/a.yaml", "broken");
    write("a.yaml~", "broken");
    write("#a.yaml#", "broken");
    write("a.yaml.swp", "broken");
    write("notes.txt", "broken");

    // when
    boolean applied = start();

    // then
    assertTrue(applied);
    assertEquals(0, bench.version());
  }

  @Test
  void shouldChangeNothingWhileAFileIsBroken() throws Exception {
    // given
    write("a.yaml", "rule a x");
    start();

    // when
    write("a.yaml", "rule a y");
    write("b.yaml", "\nbroken b");

    // then
    await(() -> detail().contains("b.yaml:2:1"));
    assertEquals("rule a x", item("a").content());
    assertTrue(detail().contains("catalog version 1 stays in force"), detail());
    assertTrue(health.report().up());
    write("b.yaml", "rule b x");
    await(() -> bench.version() == 2);
    assertEquals("rule a y", item("a").content());
  }

  @Test
  void shouldTellTheFirstOfManyFaultsAndHowManyMoreThereAre() throws Exception {
    // given
    write("a.yaml", "broken\n".repeat(30));

    // when
    boolean applied = start();

    // then
    assertFalse(applied);
    List<String> lines = detail().lines().toList();
    assertEquals(22, lines.size());
    assertTrue(lines.get(20).contains("a.yaml:20:1: R101"), lines.get(20));
    assertEquals(
        "  and 10 more; distric check -f " + folder + " tells of each kind", lines.get(21));
  }

  @Test
  void shouldKeepTheLastGoodCatalogWhenTheFolderIsBrokenAtStart() throws Exception {
    // given
    write("a.yaml", "rule a x");
    start();
    watched.close();
    write("a.yaml", "broken");

    // when
    boolean applied = start();

    // then
    assertFalse(applied);
    assertEquals("rule a x", item("a").content());
    assertTrue(detail().contains("a.yaml:1:1: R101"), detail());
  }

  @Test
  void shouldKeepWhatAMissingFolderBrought() throws Exception {
    // given
    write("rules/a.yaml", "rule a x");
    Path inner = folder.resolve("rules");
    start(inner);
    assertNotNull(bench.find(rule("a")));

    // when
    Files.move(inner, folder.resolve("away"));

    // then
    await(() -> detail().contains("does not exist"));
    assertNotNull(bench.find(rule("a")));
    Files.delete(folder.resolve("away/a.yaml"));
    Files.move(folder.resolve("away"), inner);
    await(() -> bench.find(rule("a")) == null);
  }

  @Test
  void shouldRemoveWhatADeletedFileBrought() throws Exception {
    // given
    write("a.yaml", "rule a x");
    write("b.yaml", "rule b x");
    start();

    // when
    Files.delete(folder.resolve("a.yaml"));

    // then
    await(() -> bench.version() == 2);
    assertNull(bench.find(rule("a")));
    assertNotNull(bench.find(rule("b")));
  }

  @Test
  void shouldNameAFileThatIsNotUtf8() throws Exception {
    // given
    Files.write(folder.resolve("a.yaml"), "x\nrule é".getBytes(StandardCharsets.ISO_8859_1));

    // when
    boolean applied = start();

    // then
    assertFalse(applied);
    assertTrue(detail().contains("a.yaml:2:6 is not UTF-8"), detail());
  }

  private boolean start() throws Exception {
    return start(folder);
  }

  private boolean start(Path dir) throws Exception {
    return start(dir, bench, InstantSource.system());
  }

  private boolean start(InstantSource clock) throws Exception {
    return start(folder, bench, clock);
  }

  private boolean start(Path dir, CatalogBench with, InstantSource clock) throws Exception {
    watched = new CatalogFolder(dir, with.service, with.config, clock);
    watched.register(health);
    return watched.start().get();
  }

  /** A file that was written long ago. */
  private void age(String name) throws IOException {
    Files.setLastModifiedTime(folder.resolve(name), FileTime.from(EPOCH.minusSeconds(3600)));
  }

  private Instant modified(String name) {
    try {
      return Files.getLastModifiedTime(folder.resolve(name)).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A clock that goes on by a second whenever it is read; a file is written at each of these. */
  private InstantSource whileWritten(String name) {
    AtomicReference<Instant> now = new AtomicReference<>(EPOCH);
    return () -> {
      Instant read = now.updateAndGet(before -> before.plusSeconds(1));
      try {
        Files.setLastModifiedTime(folder.resolve(name), FileTime.from(read));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return read;
    };
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CatalogItem item(String id) {
    CatalogItem item = bench.find(rule(id));
    assertNotNull(item);
    return item;
  }

  private String detail() {
    return health.report().checks().getFirst().result().detail();
  }
}
