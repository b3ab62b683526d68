package io.distric.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScanTest {

  @TempDir Path folder;

  @Test
  void shouldSeeThatAFileChangesWhileItIsRead() throws Exception {
    // given
    write("a.yaml", "rule a x");
    write("b.yaml", "rule b from t.csv");
    write("t.csv", "x");
    write("other.csv", "x");
    FolderScan scan = FolderScan.of(folder);
    SortedSet<String> tables = scan.read(folder, 1000).tables();

    // when
    write("other.csv", "xy");
    FolderScan unconcerned = FolderScan.of(folder);
    write("t.csv", "xy");
    FolderScan changed = FolderScan.of(folder);

    // then
    assertEquals(Set.of("t.csv"), tables);
    assertEquals(scan.with(tables), unconcerned.with(tables));
    assertNotEquals(scan.with(tables), changed.with(tables));
  }

  @Test
  void shouldNotTakeAFileWhoseWriterMayNotBeDone() throws Exception {
    // given
    write("a.yaml", "rule a x");
    FileTime changed = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(folder.resolve("a.yaml"), changed);
    var files = FolderScan.of(folder).with(new TreeSet<>());
    Duration quiet = Duration.ofMillis(100);

    // then
    assertTrue(FolderScan.stirs(files, changed.toInstant().plusMillis(99), quiet));
    assertFalse(FolderScan.stirs(files, changed.toInstant().plusMillis(100), quiet));
    assertFalse(FolderScan.stirs(files, changed.toInstant().minusMillis(1), quiet));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
