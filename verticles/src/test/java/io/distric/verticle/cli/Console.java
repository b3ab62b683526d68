package io.distric.verticle.cli;

import io.distric.config.NodeConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** A terminal in memory, and command lines that are typed there. */
final class Console {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final NodeLauncher launcher;
  private byte[] input = {};

  Console() {
    this(Console::refuse);
  }

  Console(NodeLauncher launcher) {
    this.launcher = launcher;
  }

  private static RunningNode refuse(NodeConfig config) throws IOException {
    throw new IOException("port " + config.http().port() + " is taken");
  }

  private static RunningMember refuse(NodeConfig config, MemberPlan plan, Consumer<String> lines)
      throws IOException {
    throw new IOException("port " + config.ports().gossip() + " is taken");
  }

  /** What standard input holds. */
  Console input(String text) {
    input = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** Runs a command line; words are parted by blanks. */
  int run(String line) {
    return run(List.of(line.split(" ")));
  }

  int run(List<String> words) {
    out.reset();
    err.reset();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return new Cli(new Session(terminal, launcher, Console::refuse)).run(words);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
