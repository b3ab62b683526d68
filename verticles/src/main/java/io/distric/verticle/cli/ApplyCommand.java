package io.distric.verticle.cli;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code distric apply -f FILE|DIR [--dry-run]}. */
@Command(description = "Applies rules and workflows to a node, all of them or none.")
final class ApplyCommand implements Callable<Integer> {

  @Mixin private final NodeOption node = new NodeOption();

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE|DIR")
  private Path path = Path.of(".");

  @Option(names = "--dry-run", description = "Only say what would happen.")
  private boolean dryRun;

  private final Session session;

  private ApplyCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new ApplyCommand(session));
  }

  @Override
  public Integer call() throws Exception {
    Bundle bundle = Bundle.of(Sources.under(path));
    String query = dryRun ? "?dry_run=true" : "";
    byte[] body = bundle.text().getBytes(StandardCharsets.UTF_8);
    String answer;
    try {
      answer = node.client().post("/api/v1/catalog" + query, "application/yaml", body).body();
    } catch (CliException e) {
      List<JsonObject> placed = e.diagnostics().stream().map(bundle::place).toList();
      throw CliException.told(String.valueOf(e.getMessage()), e.exitCode(), placed);
    }
    session.terminal().print(answer);
    return ExitCode.OK;
  }
}
