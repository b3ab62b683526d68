package io.distric.verticle.cli;

import io.distric.dsl.ast.Model;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code distric check -f FILE|DIR}. */
@Command(description = "Checks rules and workflows without a node; 1 if there is an error.")
final class CheckCommand implements Callable<Integer> {

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE|DIR")
  private Path path = Path.of(".");

  private final Session session;

  private CheckCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new CheckCommand(session));
  }

  @Override
  public Integer call() throws IOException {
    SourceReader reader = new SourceReader();
    int errors = 0;
    int rules = 0;
    int workflows = 0;
    for (SourceText source : Sources.under(path)) {
      ReadResult result = reader.read(source);
      Model model = result.model();
      rules += model.rules().size();
      workflows += model.workflows().size();
      for (Diagnostic diagnostic : result.diagnostics()) {
        errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
        session.terminal().err().println(DiagnosticText.of(diagnostic, source));
      }
    }
    session
        .terminal()
        .print("%d rules, %d workflows, %d errors".formatted(rules, workflows, errors));
    return errors == 0 ? ExitCode.OK : ExitCode.FAILED;
  }
}
