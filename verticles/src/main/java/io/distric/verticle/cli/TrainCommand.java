package io.distric.verticle.cli;

import io.distric.config.ConfigLoader;
import io.distric.dsl.ast.Dialects;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code distric train}: reads and compiles rules, then, for some seconds, a node with the payments
 * example, and messages of all kinds. A JVM that runs it with {@code -XX:AOTCacheOutput} leaves a
 * cache of the classes and of what it learned about their methods; with that later nodes start, and
 * get fast, sooner.
 */
@Command(description = "Runs what nodes do most, for some seconds.", hidden = true)
final class TrainCommand implements Callable<Integer> {

  private static final String CATALOG =
      """
      workflows:
        - id: training
          tasks:
            - {id: a, task: core.noop}
            - {id: b, task: core.noop, after: [a]}
            - {id: c, task: core.noop, after: [b]}
      rules:
      """;
  private static final int RULES = 40;
  private static final int AUTHORED = 2000;
  private static final int FIELDS_MANY = 90;
  private static final int FIELDS_FEW = 12;
  private static final int MESSAGES = 1000;
  private static final int MATCHING_EVERY = 100;
  private static final int CONNECTIONS = 16;
  private static final int BATCH = 100;
  private static final int EDITS = 50;

  private final Session session;

  private TrainCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new TrainCommand(session));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("distric-train-");
    Runnable always = Nodes.atEnd(() -> PaymentsExample.delete(folder));
    try (Bank bank = Bank.open()) {
      author(folder);
      PaymentsExample.writeCatalog(folder.resolve("catalog"), bank.url());
      Files.writeString(folder.resolve("catalog").resolve("training.yaml"), catalog());
      RunningNode node =
          Nodes.launch(session, ConfigLoader.with(PaymentsExample.settings(folder, 0)));
      try {
        train(new NodeClient(URI.create(node.url()), node.key().orElse(null)));
      } finally {
        node.stop();
      }
      return ExitCode.OK;
    } finally {
      always.run();
      PaymentsExample.delete(folder);
    }
  }

  /** What {@code check}, {@code eval} and {@code bench} do with large catalogs. */
  private void author(Path folder) throws IOException {
    Map<String, String> files =
        Map.of(
            "wide.yaml", TrainingRules.yaml(AUTHORED, FIELDS_MANY),
            "narrow.yaml", TrainingRules.yaml(AUTHORED, FIELDS_FEW),
            "trained.distric", TrainingRules.language(AUTHORED));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path written = folder.resolve(file.getKey());
      Files.writeString(written, file.getValue());
      var _ = OfflineCatalog.load(written, session.terminal(), Dialects.NONE);
    }
  }

  private static void train(NodeClient node) throws CliException, InterruptedException {
    List<String> mixed = messages(MATCHING_EVERY);
    load(node, LoadRequests.of(PaymentsExample.messages(), 1), true, 1);
    load(node, LoadRequests.of(mixed, 1), false, 3);
    load(node, LoadRequests.of(mixed, BATCH), false, 1);
    load(node, LoadRequests.of(messages(1), 1), true, 2);
    edit(node);
  }

  private static void edit(NodeClient node) throws CliException, InterruptedException {
    for (int i = 0; i < EDITS; i++) {
      String rule = "{\"id\":\"edited\",\"when\":{\"expr\":\"size > %d\"}}".formatted(5000 + i);
      var _ =
          node.send(
              "PUT",
              "/api/v1/rules/edited",
              "application/json",
              HttpRequest.BodyPublishers.ofString(rule));
    }
  }

  private static void load(NodeClient node, LoadRequests requests, boolean wait, int seconds)
      throws CliException, InterruptedException {
    LoadPlan plan =
        new LoadPlan(
            node.base(),
            requests.encode(node.base(), node.key(), wait),
            requests.batch(),
            CONNECTIONS,
            1,
            0,
            Duration.ZERO,
            Duration.ofSeconds(seconds),
            LoadPlan.GRACE);
    var _ = new LoadRun(plan).run();
  }

  private static String catalog() {
    StringBuilder catalog = new StringBuilder(CATALOG);
    for (int i = 0; i < RULES; i++) {
      catalog.append(
          """
            - {id: training-%d, conditions: [{field: training, operator: equals, value: "%d"},
               {field: size, operator: between, value: [%d, 2000]}],
               actions: [{workflow: training, params: {n: {ref: size}}}]}
          """
              .formatted(i, i % 10, 1000 + i));
    }
    return catalog.toString();
  }

  private static List<String> messages(int matchingEvery) {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      int size = i % matchingEvery == 0 ? 1500 : i % 900;
      messages.add(
          "{\"training\":\"%d\",\"size\":%d,\"user\":{\"id\":\"u%d\",\"country\":\"DE\"},\"note\":\"an ordinary one\"}"
              .formatted(i % 10, size, i));
    }
    return messages;
  }
}
