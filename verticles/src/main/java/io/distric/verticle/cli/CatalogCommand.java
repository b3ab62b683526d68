package io.distric.verticle.cli;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code distric catalog history|rollback VERSION}. */
@Command(description = "Shows the catalog's versions, or goes back to the content of one.")
final class CatalogCommand implements Callable<Integer> {

  /** What to do. */
  enum Verb {
    /** All versions kept. */
    history,
    /** A new version with old content. */
    rollback
  }

  @Mixin private final NodeOption node = new NodeOption();
  @Mixin private final OutputOption output = new OutputOption();

  @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
  private Verb verb = Verb.history;

  @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION")
  private @Nullable Long version;

  private final Session session;

  private CatalogCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new CatalogCommand(session));
  }

  @Override
  public Integer call() throws Exception {
    NodeClient client = node.client();
    switch (verb) {
      case history -> {
        JsonObject versions = client.get("/api/v1/catalog/versions");
        new ItemList("catalog_version", "created_at", "who", "what", "rule_count", "workflow_count")
            .print(session.terminal(), output, versions.getJsonArray("versions"));
      }
      case rollback -> session.terminal().print(rollback(client));
    }
    return ExitCode.OK;
  }

  private String rollback(NodeClient client) throws CliException, InterruptedException {
    if (version == null) {
      throw CliException.usage("say to which: rollback VERSION");
    }
    byte[] body = new JsonObject().put("to", version).encode().getBytes(StandardCharsets.UTF_8);
    return client.post("/api/v1/catalog/rollback", "application/json", body).body();
  }
}
