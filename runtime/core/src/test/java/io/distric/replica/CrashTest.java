package io.distric.replica;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged is there after {@code kill -9}. More rounds: {@code -Ddistric.kills=20}.
 */
class CrashTest {

  private static final int KILLS = Integer.getInteger("distric.kills", 2);
  private static final int ACKNOWLEDGED_MIN = 300;
  private static final String PREFIX = "acknowledged ";

  @TempDir Path dir;

  static String text(int number) {
    return number + " " + "x".repeat(200);
  }

  @Test
  void shouldHaveAllThatWasAcknowledgedBeforeKill() throws IOException, InterruptedException {
    // given
    Set<Integer> acknowledged = new TreeSet<>();

    // when
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(runAndKill("late", kill * 1_000_000, ACKNOWLEDGED_MIN * (kill + 1)));

      // then
      Set<Integer> missing = missing(acknowledged);
      assertTrue(missing.isEmpty(), "missing after kill " + kill + ": " + missing);
    }
  }

  @Test
  void shouldNoticeWhenANodeAcknowledgesTooEarly() throws IOException, InterruptedException {
    // when
    Set<Integer> acknowledged = runAndKill("early", 0, 5000);

    // then
    assertFalse(missing(acknowledged).isEmpty(), "all " + acknowledged.size() + " were durable");
  }

  private Set<Integer> runAndKill(String mode, int from, int enough)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AcknowledgingNode.class.getName(),
            dir.toString(),
            mode,
            Integer.toString(from));
    Process node =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Set<Integer> acknowledged = new TreeSet<>();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(PREFIX)) {
          acknowledged.add(Integer.valueOf(line.substring(PREFIX.length())));
        }
        if (acknowledged.size() == enough) {
          // By its handle, which leaves the pipe open: what was printed before counts.
          node.toHandle().destroyForcibly();
        }
      }
    } finally {
      node.destroyForcibly().waitFor();
    }
    assertTrue(acknowledged.size() >= enough, "the node ended by itself");
    return acknowledged;
  }

  private Set<Integer> missing(Set<Integer> acknowledged) throws IOException {
    LedgerMachine machine = new LedgerMachine();
    try (Replicas replicas = Nodes.alone(dir, machine)) {
      assertTrue(replicas.group("ledger").standing().running());
      Set<String> there = new HashSet<>(machine.texts());
      assertTrue(there.size() == machine.texts().size(), "each is there once");
      Set<Integer> missing = new TreeSet<>(acknowledged);
      missing.removeIf(number -> there.contains(text(number)));
      return missing;
    }
  }
}
