package io.distric.examples.scorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.ConfigLoader;
import io.distric.task.TaskRegistry;
import io.distric.task.api.TaskContext;
import io.distric.task.api.TaskOutcome;
import io.distric.task.api.TaskPlugin;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScoreTaskTest {

  @TempDir Path plugins;

  @Test
  void shouldBeLoadedFromItsJar() throws Exception {
    // given
    jar(plugins.resolve("scorer.jar"));

    // when
    TaskRegistry registry =
        TaskRegistry.load(
            ConfigLoader.with(Map.of("execute.pluginsDir", plugins.toString())).execute());

    // then
    assertEquals(List.of(), registry.problems());
    TaskPlugin plugin = registry.find("ml.score");
    assertTrue(registry.types().contains("ml.score"));
    TaskOutcome outcome = plugin.execute(new Attempt(input(3000, 5)));
    assertEquals(TaskOutcome.completed(Map.of("score", 95, "verdict", "block")), outcome);
  }

  @Test
  void shouldLetSmallPaymentsPass() {
    assertEquals(
        TaskOutcome.completed(Map.of("score", 2, "verdict", "pass")),
        new ScoreTask().execute(new Attempt(input(100, 400))));
  }

  @Test
  void shouldSayWhatItNeeds() {
    TaskOutcome outcome = new ScoreTask().execute(new Attempt(Map.of()));
    assertEquals(TaskOutcome.rejected("bad_input", "ml.score needs an amount"), outcome);
    assertEquals(List.of(), new ScoreTask().validate(Map.of("limit", BigDecimal.TEN)));
    assertEquals(1, new ScoreTask().validate(Map.of("limit", "high")).size());
  }

  private static Map<String, Object> input(int amount, int ageDays) {
    return Map.of("amount", BigDecimal.valueOf(amount), "age_days", BigDecimal.valueOf(ageDays));
  }

  /** Builds the jar as the build does, from the classes of this module. */
  private static void jar(Path jar) throws Exception {
    Path classes =
        Path.of(ScoreTask.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        add(entries, classes.relativize(file).toString(), file);
      }
    }
  }

  private static void add(JarOutputStream entries, String name, Path file) throws IOException {
    entries.putNextEntry(new JarEntry(name.replace('\\', '/')));
    Files.copy(file, entries);
    entries.closeEntry();
  }

  private record Attempt(Map<String, Object> input) implements TaskContext {
    @Override
    public String taskId() {
      return "t1";
    }

    @Override
    public String instanceId() {
      return "i1";
    }

    @Override
    public String stepId() {
      return "score";
    }

    @Override
    public int attempt() {
      return 1;
    }

    @Override
    public String idempotencyKey() {
      return "t1";
    }

    @Override
    public Instant deadline() {
      return Instant.MAX;
    }
  }
}
