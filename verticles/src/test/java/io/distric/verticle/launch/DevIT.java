package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that {@code distric dev} is. */
final class DevIT {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void shouldAnnounceItselfWantItsKeyAndEndInGoodOrder() throws Exception {
    // given
    Path data = folder.resolve("data");
    Process process = dev(data);
    try {
      // when
      JsonObject node = await(data.resolve("node.json"), process);

      // then
      assertEquals(process.pid(), node.getLong("pid"));
      assertEquals(List.of("coordinator", "worker"), node.getJsonArray("roles").getList());
      assertTrue(
          node.getJsonObject("listen").fieldNames().containsAll(List.of("http", "raft")),
          node::encode);
      String url = "http://" + node.getJsonObject("listen").getString("http");
      String key = Files.readString(data.resolve("key")).strip();
      assertEquals(200, get(url + "/health/ready", ""));
      assertEquals(401, get(url + "/api/v1/tasks", "dk_wrong"));
      assertEquals(200, get(url + "/api/v1/tasks", key));
      process.destroy();
      assertTrue(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS));
      assertEquals(0, process.exitValue());
      assertFalse(Files.exists(data.resolve("node.json")));
    } finally {
      process.destroyForcibly();
    }
  }

  private Process dev(Path data) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "dev",
            "--data",
            data.toString(),
            "--http-port",
            "0")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .start();
  }

  private JsonObject await(Path file, Process process) throws Exception {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!Files.exists(file)) {
      String said = Files.readString(folder.resolve("out.txt"));
      assertTrue(process.isAlive(), said);
      assertTrue(System.nanoTime() < deadline, said);
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    return new JsonObject(Files.readString(file));
  }

  private static int get(String url, String key) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("X-API-Key", key).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }
}
