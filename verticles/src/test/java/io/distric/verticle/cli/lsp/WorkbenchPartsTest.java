package io.distric.verticle.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkbenchPartsTest {

  @Test
  void shouldApplyChangesInUtf16Units() {
    // given
    Range range = new Range(new Position(1, 3), new Position(1, 5));

    // then: the astral character is two units wide
    assertEquals("a\n😀x!d\n", new Change(range, "!").applied("a\n😀xbcd\n"));
    assertEquals("new", new Change(null, "new").applied("old"));
    assertEquals(
        "ab", new Change(new Range(new Position(9, 9), new Position(9, 9)), "b").applied("a"));
  }

  @Test
  void shouldTellOurYamlFromThatOfOthers() {
    assertTrue(FolderFiles.looksOurs("rules:\n  - id: a\n"));
    assertTrue(FolderFiles.looksOurs("{\n  \"workflows\": []\n}"));
    assertTrue(FolderFiles.looksOurs("id: a\nconditions: []\n"));
    assertFalse(FolderFiles.looksOurs("name: build\non: [push]\njobs:\n  test:\n    steps: []\n"));
    assertFalse(FolderFiles.looksOurs("services:\n  db:\n    image: postgres\n"));
    assertFalse(FolderFiles.looksOurs("{\"name\": \"x\", \"version\": \"1\"}"));
  }

  @Test
  void shouldTakeTheFolderAboveRulesForTheCatalog() {
    assertEquals("file:///a/b", FolderFiles.catalog("file:///a/b/rules/x/y.yaml"));
    assertEquals("file:///a/b", FolderFiles.catalog("file:///a/b/workflows/y.yaml"));
    assertEquals("file:///a/b", FolderFiles.catalog("file:///a/b/main.distric"));
  }

  @Test
  void shouldLeaveOutWhatIsNotOurs(@TempDir Path folder) throws Exception {
    // given
    Files.createDirectories(folder.resolve("node_modules/x"));
    Files.writeString(folder.resolve("node_modules/x/a.distric"), "");
    Files.writeString(folder.resolve("a.distric"), "");
    Files.writeString(folder.resolve("b.yaml"), "jobs: {}");
    Files.writeString(folder.resolve("c.yaml"), "rules: []");
    Files.write(folder.resolve("d.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});

    // then
    assertEquals(
        List.of("a.distric", "c.yaml"),
        FolderFiles.under(folder).keySet().stream()
            .map(uri -> uri.substring(uri.lastIndexOf('/') + 1))
            .toList());
  }
}
