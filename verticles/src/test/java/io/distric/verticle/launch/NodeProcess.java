package io.distric.verticle.launch;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A node in a process of its own, run from the fat jar. */
final class NodeProcess implements AutoCloseable {

  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final int STATE_CHARS = 8_000;

  private final Process process;
  private final Path data;
  private final Path log;
  private JsonObject announced = new JsonObject();

  private NodeProcess(Process process, Path data, Path log) {
    this.process = process;
    this.data = data;
    this.log = log;
  }

  /** Starts a node and waits until it is ready. */
  static NodeProcess start(Path data, Path catalog, String... more) throws IOException {
    Path log = data.resolveSibling(data.getFileName() + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseCompactObjectHeaders", "-Xmx512m"));
    command.addAll(List.of("-jar", System.getProperty("distric.jar"), "dev"));
    command.addAll(List.of("--data", data.toString(), "--catalog", catalog.toString()));
    command.addAll(List.of("--insecure", "--http-port", "0"));
    command.addAll(List.of(more));
    Files.deleteIfExists(data.resolve("node.json"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    NodeProcess node = new NodeProcess(process, data, log);
    node.awaitReady();
    return node;
  }

  /** What {@code node.json} says. */
  JsonObject announced() {
    return announced;
  }

  String url() {
    return "http://" + announced.getJsonObject("listen").getString("http");
  }

  /** What a failed test says of it: whether it lives, and the end of its log. */
  String state() {
    String end = process.isAlive() ? " lives" : " ended with " + process.exitValue();
    try {
      String text = Files.readString(log);
      return "; the node" + end + ":\n" + text.substring(Math.max(0, text.length() - STATE_CHARS));
    } catch (IOException e) {
      return "; the node" + end + ", and its log cannot be read: " + e;
    }
  }

  /** As by {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As by {@code kill}; gives the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(START_MAX.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the node does not end; its log is " + log);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void awaitReady() throws IOException {
    Path file = data.resolve("node.json");
    long deadline = System.nanoTime() + START_MAX.toNanos();
    while (!Files.exists(file)) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        process.destroyForcibly();
        throw new AssertionError("the node did not start:\n" + Files.readString(log));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    announced = new JsonObject(Files.readString(file));
  }
}
