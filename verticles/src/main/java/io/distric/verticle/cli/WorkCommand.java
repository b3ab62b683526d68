package io.distric.verticle.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code distric instance list|show} and {@code distric task list|show}. */
@Command(description = "Lists instances or tasks, newest first, or shows one.")
final class WorkCommand implements Callable<Integer> {

  /** What to do. */
  enum Verb {
    /** Some of them. */
    list,
    /** One of them. */
    show
  }

  @Mixin private final NodeOption node = new NodeOption();
  @Mixin private final OutputOption output = new OutputOption();

  @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
  private Verb verb = Verb.list;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID")
  private @Nullable String id;

  @Option(names = "--status", description = "Only these, comma between.")
  private @Nullable String status;

  @Option(names = "--workflow", description = "Only of this workflow.")
  private @Nullable String workflow;

  @Option(names = "--limit", description = "At most this many; ${DEFAULT-VALUE} unless said.")
  private int limit = 100;

  @Option(names = "--cursor", description = "Go on where a list ended.")
  private @Nullable String cursor;

  private final Session session;
  private final String kind;
  private final ItemList columns;

  private WorkCommand(Session session, String kind, ItemList columns) {
    this.session = session;
    this.kind = kind;
    this.columns = columns;
  }

  static CommandLine instances(Session session) {
    ItemList columns =
        new ItemList("workflow_instance_id", "workflow_id", "status", "message_id", "created_at");
    return new CommandLine(new WorkCommand(session, "instances", columns));
  }

  static CommandLine tasks(Session session) {
    ItemList columns =
        new ItemList("task_instance_id", "task_definition_id", "status", "attempt", "started_at");
    return new CommandLine(new WorkCommand(session, "tasks", columns));
  }

  @Override
  public Integer call() throws Exception {
    switch (verb) {
      case list -> list(node.client());
      case show -> show(node.client());
    }
    return ExitCode.OK;
  }

  private void list(NodeClient client) throws CliException, InterruptedException {
    StringBuilder path = new StringBuilder("/api/v1/" + kind + "?limit=" + limit);
    add(path, "status", status);
    add(path, "workflow", workflow);
    add(path, "cursor", cursor);
    JsonObject page = client.get(path.toString());
    columns.print(session.terminal(), output, page.getJsonArray(kind));
    String next = page.getString("next");
    if (next != null && !output.json() && !output.names()) {
      session.terminal().err().println("more: --cursor " + next);
    }
  }

  private void show(NodeClient client) throws CliException, InterruptedException {
    if (id == null) {
      throw CliException.usage("say which: show ID");
    }
    JsonObject item = client.get("/api/v1/" + kind + "/" + NodeClient.encoded(id));
    Terminal terminal = session.terminal();
    if (output.json()) {
      terminal.print(item.encode());
      return;
    }
    JsonArray tasks = item.getJsonArray("tasks");
    item.remove("tasks");
    Table table = new Table("FIELD", "VALUE");
    item.forEach(field -> table.row(field.getKey(), String.valueOf(field.getValue())));
    table.print(terminal);
    if (tasks != null) {
      terminal.print("");
      new ItemList("task_definition_id", "status", "attempt", "started_at", "completed_at", "error")
          .print(terminal, output, tasks);
    }
  }

  private static void add(StringBuilder path, String name, @Nullable String value) {
    if (value != null) {
      path.append('&').append(name).append('=').append(NodeClient.encoded(value));
    }
  }
}
