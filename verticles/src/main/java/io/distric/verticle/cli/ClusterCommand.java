package io.distric.verticle.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code distric cluster status|nodes}. */
@Command(description = "Shows the cluster's replicated logs, or its nodes.")
final class ClusterCommand implements Callable<Integer> {

  /** What to show. */
  enum Verb {
    /** The replicated logs. */
    status,
    /** The members. */
    nodes
  }

  @Mixin private final NodeOption node = new NodeOption();
  @Mixin private final OutputOption output = new OutputOption();

  @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
  private Verb verb = Verb.status;

  private final Session session;

  private ClusterCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new ClusterCommand(session));
  }

  @Override
  public Integer call() throws Exception {
    JsonObject answer = node.client().get("/api/v1/cluster/" + verb);
    if (output.json()) {
      session.terminal().print(answer.encode());
      return ExitCode.OK;
    }
    switch (verb) {
      case status -> status(answer);
      case nodes ->
          new ItemList(
                  "node_id",
                  "node_type",
                  "address",
                  "status",
                  "last_seen",
                  "capacity",
                  "current_load",
                  "zone",
                  "version",
                  "incarnation")
              .print(session.terminal(), output, answer.getJsonArray("nodes"));
    }
    return ExitCode.OK;
  }

  private void status(JsonObject answer) {
    JsonObject nodes = answer.getJsonObject("nodes", new JsonObject());
    Terminal terminal = session.terminal();
    terminal.print(
        "cluster %s, catalog version %s, nodes active %s, suspected %s, failed %s"
            .formatted(
                answer.getString("cluster_id"),
                answer.getValue("catalog_version"),
                nodes.getValue("active"),
                nodes.getValue("suspected"),
                nodes.getValue("failed")));
    new ItemList("id", "leader", "term", "commit", "applied")
        .print(terminal, output, answer.getJsonArray("groups", new JsonArray()));
  }
}
