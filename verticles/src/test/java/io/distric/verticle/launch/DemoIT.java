package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.verticle.cli.Cli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DemoIT {

  @Test
  void shouldAccountForEveryMessageAndLeaveNothingBehind() throws IOException {
    // given
    List<Path> before = folders();
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));

    // when
    int exit;
    try {
      exit = Cli.run(new String[] {"demo"}, Main::launch, Main::join);
    } finally {
      System.setOut(out);
      Logging.quiet();
    }

    // then
    String text = shown.toString(StandardCharsets.UTF_8);
    assertEquals(0, exit, text);
    assertTrue(text.contains("every accepted message is accounted for"), text);
    for (String word : List.of("rule-001 ", "compensated", "failed", "receipt to result: p50")) {
      assertTrue(text.contains(word), () -> word + " is missing in\n" + text);
    }
    assertEquals(before, folders());
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> f.getFileName().toString().startsWith("distric-demo-")).toList();
    }
  }
}
