package io.distric.verticle.cli;

import io.distric.config.ConfigLoader;
import io.distric.config.NodeConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code distric demo}. */
@Command(
    description =
        "Starts a node in a folder of its own, applies examples/payments, sends its messages and"
            + " follows each of them to its end. Leaves nothing behind.")
final class DemoCommand implements Callable<Integer> {

  @Option(names = "--keep", description = "Leave the node up until Ctrl-C.")
  private boolean keep;

  @Option(names = "--http-port", paramLabel = "N", description = "0, the default, picks one.")
  private int httpPort;

  private final Session session;

  private DemoCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new DemoCommand(session));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("distric-demo-");
    Runnable always = Nodes.atEnd(() -> PaymentsExample.delete(folder));
    try (Bank bank = Bank.open()) {
      PaymentsExample.writeCatalog(folder.resolve("catalog"), bank.url());
      NodeConfig config =
          ConfigLoader.load(null, Map.of(), PaymentsExample.settings(folder, httpPort)).config();
      RunningNode node = Nodes.launch(session, config);
      Runnable stop = Nodes.atEnd(() -> stop(node, folder));
      always.run();
      always = stop;
      return run(node, bank);
    } finally {
      always.run();
      PaymentsExample.delete(folder);
    }
  }

  private int run(RunningNode node, Bank bank) throws Exception {
    Terminal terminal = session.terminal();
    terminal.print("node " + node.nodeId() + " is ready: " + node.url());
    terminal.print("the bank that its tasks call: " + bank.url());
    try {
      NodeClient client = new NodeClient(URI.create(node.url()), node.key().orElse(null));
      List<String> messages = PaymentsExample.messages();
      boolean balanced = new DemoRun(terminal, client, messages).run();
      terminal.print("the bank answered " + bank.requests() + " requests");
      if (keep) {
        terminal.print("");
        terminal.print("the node stays up: " + node.url());
        node.key().ifPresent(key -> terminal.print("its key: " + key));
        terminal.print("Ctrl-C stops it.");
        node.awaitStop();
      }
      return balanced ? ExitCode.OK : ExitCode.FAILED;
    } finally {
      node.stop();
    }
  }

  private static void stop(RunningNode node, Path folder) {
    node.stop();
    PaymentsExample.delete(folder);
  }
}
