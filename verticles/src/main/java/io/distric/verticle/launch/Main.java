package io.distric.verticle.launch;

import io.distric.config.NodeConfig;
import io.distric.verticle.cli.Cli;
import io.distric.verticle.cli.MemberPlan;
import io.distric.verticle.cli.RunningMember;
import io.distric.verticle.cli.RunningNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the fat jar begins. */
public final class Main {

  private Main() {}

  /** Runs a command line, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Logging.quiet();
    System.exit(Cli.run(arguments, Main::launch, Main::join));
  }

  static RunningNode launch(NodeConfig config) throws IOException, InterruptedException {
    Logging.apply(config.telemetry());
    return new Launched(Node.start(config));
  }

  static RunningMember join(NodeConfig config, MemberPlan plan, Consumer<String> lines)
      throws IOException, InterruptedException {
    Logging.apply(config.telemetry());
    return BareMember.start(config, plan, lines);
  }

  /**
   * A node as the command line sees it.
   *
   * @param node that runs
   */
  private record Launched(Node node) implements RunningNode {
    @Override
    public String nodeId() {
      return node.nodeId();
    }

    @Override
    public String url() {
      return node.url();
    }

    @Override
    public Optional<String> key() {
      return node.key();
    }

    @Override
    public Path data() {
      return node.data();
    }

    @Override
    public void stop() {
      node.stop();
    }

    @Override
    public void awaitStop() {
      node.awaitStop();
    }
  }
}
