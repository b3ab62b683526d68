package io.distric.verticle.cli;

import io.distric.config.LoadedConfig;
import io.distric.config.NodeConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code distric dev}. */
@Command(
    description = "Runs a node with all roles in this process: durable, on loopback, for one.",
    sortOptions = false)
final class DevCommand implements Callable<Integer> {

  @Mixin private final NodeFlags flags = new NodeFlags();
  private final Session session;

  private DevCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new DevCommand(session));
  }

  @Override
  public Integer call() throws Exception {
    LoadedConfig loaded = flags.load(softly());
    NodeConfig config = loaded.config();
    RunningNode node = Nodes.launch(session, config);
    Nodes.atEnd(node::stop);
    welcome(config, node);
    node.awaitStop();
    return ExitCode.OK;
  }

  /** Several dev nodes live beside each other, and a person reads the log. */
  private Map<String, String> softly() {
    Map<String, String> softly = new HashMap<>();
    softly.put("replica.port", "0");
    if (session.terminal().interactive()) {
      softly.put("telemetry.logFormat", "text");
    }
    return softly;
  }

  private void welcome(NodeConfig config, RunningNode node) {
    Terminal terminal = session.terminal();
    terminal.print("DistriC " + VersionCommand.version() + " is ready: " + node.url());
    node.key().ifPresent(key -> terminal.print("  key      " + key + "  (send it as X-API-Key)"));
    terminal.print("  data     " + node.data());
    if (!config.catalog().dir().isEmpty()) {
      terminal.print("  catalog  " + config.catalog().dir() + " (saved files are live at once)");
    }
    String key = node.key().map(text -> "-H 'X-API-Key: " + text + "' ").orElse("");
    terminal.print(
        "  try      curl "
            + key
            + "-H 'Content-Type: application/json' -d '{\"event_type\": \"payment_received\","
            + " \"amount\": 1500}' "
            + node.url()
            + "/api/v1/messages");
    terminal.print("Ctrl-C stops it.");
  }
}
