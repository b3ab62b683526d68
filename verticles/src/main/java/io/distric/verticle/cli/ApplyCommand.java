package io.distric.verticle.cli;

import io.distric.dsl.source.SourceText;
import io.distric.protocol.JsonText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    JsonText bundle = new JsonText(4096);
    bundle.object().name("files").object();
    for (SourceText source : Sources.under(path)) {
      bundle.name(source.name()).text(source.text());
    }
    bundle.endObject().endObject();
    String query = dryRun ? "?dry_run=true" : "";
    String answer =
        node.client()
            .post(
                "/api/v1/catalog" + query,
                "application/json",
                bundle.toString().getBytes(StandardCharsets.UTF_8))
            .body();
    session.terminal().print(answer);
    return ExitCode.OK;
  }
}
