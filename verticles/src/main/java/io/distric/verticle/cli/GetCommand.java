package io.distric.verticle.cli;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code distric get rules|workflows [ID]}. */
@Command(description = "Lists rules or workflows, or prints one.")
final class GetCommand implements Callable<Integer> {

  /** What to get. */
  enum Kind {
    /** What is matched. */
    rules,
    /** What is run. */
    workflows
  }

  @Mixin private final NodeOption node = new NodeOption();
  @Mixin private final OutputOption output = new OutputOption();

  @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
  private Kind kind = Kind.rules;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID")
  private @Nullable String id;

  private final Session session;

  private GetCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new GetCommand(session));
  }

  @Override
  public Integer call() throws Exception {
    NodeClient client = node.client();
    Terminal terminal = session.terminal();
    if (id != null) {
      JsonObject item = client.get("/api/v1/" + kind + "/" + NodeClient.encoded(id));
      terminal.print(output.json() ? item.encode() : item.encodePrettily());
      return ExitCode.OK;
    }
    JsonObject page = client.get("/api/v1/" + kind + "?limit=1000");
    new ItemList("id", "title", "version", "origin")
        .print(terminal, output, page.getJsonArray(kind.name()));
    return ExitCode.OK;
  }
}
