package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.NodeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {

  private static final NodeConfig.Identity ANY = NodeConfig.defaults().node();

  @TempDir private Path dir;

  @Test
  void shouldKeepIdentityAndKeyOverRestarts() throws IOException {
    // given
    DataFolder.Identity first;
    String key;
    try (DataFolder folder = open()) {
      first = folder.identity(ANY);
      key = folder.key();
    }

    // then
    try (DataFolder folder = open()) {
      assertEquals(first, folder.identity(ANY));
      assertEquals(key, folder.key());
    }
    assertTrue(key.startsWith("dk_"));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("key"))));
  }

  @Test
  void shouldNotBeSharedByTwoNodes() throws IOException {
    // given
    try (DataFolder folder = open()) {
      // when
      IOException refusal = assertThrows(IOException.class, this::open);

      // then
      assertTrue(refusal.getMessage().contains("used by another node"), refusal.getMessage());
      assertEquals(dir, folder.dir());
    }
    open().close();
  }

  @Test
  void shouldNotTakeAnotherIdentity() throws IOException {
    // given
    try (DataFolder folder = open()) {
      folder.identity(new NodeConfig.Identity("n1", "", "data", "c1", 0));

      // when
      IOException refusal =
          assertThrows(
              IOException.class,
              () -> folder.identity(new NodeConfig.Identity("n2", "", "data", "c1", 0)));

      // then
      assertTrue(refusal.getMessage().startsWith("node.id is 'n2'"), refusal.getMessage());
      assertEquals(new DataFolder.Identity("n1", "c1"), folder.identity(ANY));
    }
  }

  @Test
  void shouldSayThatItsIdentityIsDamaged() throws IOException {
    // given
    Files.writeString(dir.resolve("identity"), "half");

    // then
    try (DataFolder folder = open()) {
      assertThrows(IOException.class, () -> folder.identity(ANY));
    }
  }

  @Test
  void shouldAnnounceAndWithdraw() throws IOException {
    // given
    try (DataFolder folder = open()) {
      // when
      folder.announce("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

      // then
      assertEquals("{}", Files.readString(dir.resolve("node.json")));
      folder.withdraw();
      folder.withdraw();
      assertFalse(Files.exists(dir.resolve("node.json")));
    }
  }

  private DataFolder open() throws IOException {
    return DataFolder.open(dir.toString());
  }
}
