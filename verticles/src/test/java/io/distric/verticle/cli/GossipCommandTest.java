package io.distric.verticle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.membership.KeyRing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code distric gossip} and its keys. */
final class GossipCommandTest {

  private final Console console = new Console();

  @TempDir private Path dir;

  @Test
  void shouldChangeAKeyStepByStep() throws Exception {
    // given
    Path file = dir.resolve("keys");
    assertEquals(0, keys("generate", file), console.err());
    assertEquals(0, console.run("gossip keys generate"));
    String second = console.out();
    String before = read(file).names().getFirst();

    // when
    assertEquals(0, console.input(second).run(words("install", file)), console.err());
    String after = read(file).names().getLast();
    assertEquals(List.of(before, after), read(file).names());
    assertEquals(5, keys("remove " + before, file), "the one that seals stays");
    assertEquals(0, keys("use " + after, file));
    assertEquals(0, keys("remove " + before, file));

    // then
    assertEquals(List.of(after), read(file).names());
    assertEquals(0, keys("list", file));
    assertTrue(console.out().contains(after), console.out());
    assertFalse(console.out().contains(second.strip()), "keys themselves are not shown");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void shouldSayWhatIsWrong() {
    assertEquals(2, console.run("gossip keys list"));
    assertEquals(4, keys("list", dir.resolve("none")));
    assertEquals(5, console.input("no key").run(words("install", dir.resolve("keys"))));
    assertTrue(console.err().contains("32 bytes"), console.err());
    assertEquals(1, console.run("gossip --gossip-port 1"));
    assertTrue(console.err().contains("port 1 is taken"), console.err());
    assertEquals(2, console.run("gossip --role king"));
  }

  private int keys(String verb, Path file) {
    return console.run(words(verb, file));
  }

  private static List<String> words(String verb, Path file) {
    return List.of(("gossip keys " + verb + " --keyring " + file).split(" "));
  }

  private static KeyRing read(Path file) throws Exception {
    return KeyRing.parse(Files.readString(file));
  }
}
