package io.distric.verticle.launch;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A bare member in a process of its own, run from the fat jar, and the lines that it prints. */
final class GossipProcess implements AutoCloseable {

  private static final long END_SECONDS = 30;

  final String id;
  private final ConcurrentLinkedQueue<JsonObject> lines = new ConcurrentLinkedQueue<>();
  private final Process process;

  private GossipProcess(String id, Process process) {
    this.id = id;
    this.process = process;
    Thread.ofPlatform().daemon().start(this::read);
  }

  static GossipProcess start(String id, Path log, List<String> seeds, String... more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            System.getProperty("distric.jar"),
            "gossip",
            "--id",
            id));
    command.addAll(List.of(more));
    if (!seeds.isEmpty()) {
      command.addAll(List.of("--seeds", String.join(",", seeds)));
    }
    return new GossipProcess(
        id,
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start());
  }

  /** Where it hears others, once it is started. */
  Optional<String> address() {
    return events("member.started").stream().findFirst().map(line -> line.getString("gossip"));
  }

  List<JsonObject> events(String type) {
    return lines.stream().filter(line -> type.equals(line.getString("event"))).toList();
  }

  /** Of events about a node since a moment, the time of the first. */
  Optional<Instant> told(String type, String node, Instant since) {
    return events(type).stream()
        .filter(line -> node.equals(line.getString("node_id")))
        .map(line -> Instant.parse(line.getString("time")))
        .filter(time -> !time.isBefore(since))
        .findFirst();
  }

  /** What a failed test says of it: whether it lives, and all that it has printed. */
  String state() {
    String end = process.isAlive() ? " lives" : " ended with " + process.exitValue();
    return "; " + id + end + ", having said " + lines;
  }

  /** As by {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As by {@code kill}; gives the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError(id + " does not end");
    }
    return process.exitValue();
  }

  /** Sends {@code STOP} or {@code CONT}. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(parsed(line));
      }
    } catch (IOException e) {
      // The process was killed while it wrote.
      lines.add(new JsonObject().put("event", "cut"));
    }
  }

  /** The JVM may print something of its own; that must not end the reading. */
  private static JsonObject parsed(String line) {
    try {
      return new JsonObject(line);
    } catch (DecodeException e) {
      return new JsonObject().put("event", "garbled").put("line", line);
    }
  }
}
