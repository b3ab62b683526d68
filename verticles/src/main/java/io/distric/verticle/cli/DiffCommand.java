package io.distric.verticle.cli;

import io.distric.dsl.ast.Model;
import io.distric.dsl.diff.Change;
import io.distric.dsl.diff.ModelDiff;
import io.distric.protocol.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code distric diff A B}. */
@Command(
    description =
        "Shows what two files or folders of rules differ in, by meaning: spelling, order of keys"
            + " and comments do not count. 1 if they differ.")
final class DiffCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "A", description = "A file or folder: as it was.")
  private Path before = Path.of(".");

  @Parameters(index = "1", paramLabel = "B", description = "A file or folder: as it is.")
  private Path after = Path.of(".");

  @Mixin private final OutputOption output = new OutputOption();

  private final Session session;

  private DiffCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new DiffCommand(session));
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = session.terminal();
    Optional<Model> first = model(before);
    Optional<Model> second = model(after);
    if (first.isEmpty() || second.isEmpty()) {
      return ExitCode.FAILED;
    }
    List<Change> changes = ModelDiff.of(first.get(), second.get());
    if (output.json()) {
      terminal.print(json(changes));
    } else if (!changes.isEmpty()) {
      terminal.print(text(changes));
    }
    return changes.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private Optional<Model> model(Path path) throws IOException {
    return OfflineModel.unchecked(path, session.terminal());
  }

  private String text(List<Change> changes) {
    StringBuilder text = new StringBuilder();
    for (Change change : changes) {
      text.append(text.isEmpty() ? "" : "\n");
      if (output.names()) {
        text.append(change.kind()).append('/').append(change.id());
        continue;
      }
      text.append("%-8s %s '%s'".formatted(change.how().word(), change.kind(), change.id()));
      for (Change.Clause clause : change.clauses()) {
        text.append("\n  ").append(clause.name()).append(':');
        text.append(clause.before().isEmpty() ? "" : "\n    - " + clause.before());
        text.append(clause.after().isEmpty() ? "" : "\n    + " + clause.after());
      }
    }
    return text.toString();
  }

  private static String json(List<Change> changes) {
    JsonText json = new JsonText(1 << 10);
    json.object().name("changes").list();
    for (Change change : changes) {
      json.object().name("change").text(change.how().word()).name("kind").text(change.kind());
      json.name("id").text(change.id()).name("clauses").list();
      for (Change.Clause clause : change.clauses()) {
        json.object().name("clause").text(clause.name()).name("before").text(clause.before());
        json.name("after").text(clause.after()).endObject();
      }
      json.endList().endObject();
    }
    return json.endList().endObject().toString();
  }
}
