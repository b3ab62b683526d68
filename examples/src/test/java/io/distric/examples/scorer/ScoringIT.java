package io.distric.examples.scorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that knows the plugin from its jar only. */
final class ScoringIT {

  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final Pattern HTTP = Pattern.compile("\"http\":\"([^\"]+)\"");

  @TempDir Path folder;

  @Test
  void shouldRunATaskFromThePluginFolder() throws Exception {
    // given
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    jar(plugins.resolve("scorer.jar"));
    Process node = dev(plugins);
    try {
      String url = "http://" + await(node) + "/api/v1/messages?wait=result";
      String message =
          "{\"event_type\":\"payment_received\",\"amount\":3000,\"user\":{\"age_days\":5}}";

      // when
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url))
                      .header("Content-Type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofString(message))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());

      // then
      assertEquals(200, answer.statusCode(), answer.body());
      assertTrue(answer.body().contains("\"verdict\":\"block\""), answer.body());
      assertTrue(answer.body().contains("\"score\":95"), answer.body());
    } finally {
      node.destroyForcibly().waitFor();
    }
  }

  private Process dev(Path plugins) throws Exception {
    String own = classes().toString();
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
            .filter(entry -> !Path.of(entry).toAbsolutePath().toString().equals(own))
            .collect(Collectors.joining(java.io.File.pathSeparator));
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            "io.distric.verticle.launch.Main",
            "dev",
            "--insecure",
            "--http-port",
            "0",
            "--data",
            folder.resolve("data").toString(),
            "--catalog",
            "scoring",
            "--set",
            "execute.pluginsDir=" + plugins)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .start();
  }

  private String await(Process node) throws IOException, InterruptedException {
    Path announced = folder.resolve("data/node.json");
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (!Files.exists(announced)) {
      String said = Files.readString(folder.resolve("out.txt"));
      assertTrue(node.isAlive() && System.nanoTime() < deadline, said);
      node.waitFor(20, TimeUnit.MILLISECONDS);
    }
    Matcher http = HTTP.matcher(Files.readString(announced));
    assertTrue(http.find());
    return http.group(1);
  }

  /** The jar of the build, or one like it from the classes of this module. */
  private static void jar(Path jar) throws Exception {
    if (Files.isRegularFile(classes())) {
      Files.copy(classes(), jar);
      return;
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(classes().relativize(file).toString()));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
  }

  private static Path classes() throws Exception {
    return Path.of(ScoreTask.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toAbsolutePath();
  }
}
