package io.distric.verticle.cli;

import io.distric.verticle.cli.lsp.LanguageServerProcess;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code distric lsp --stdio}. */
@Command(description = "Serves an editor by the language server protocol, until it says exit.")
final class LspCommand implements Callable<Integer> {

  @Option(
      names = "--stdio",
      required = true,
      description = "talk over standard input and output; there is no other way")
  private boolean stdio;

  private final Session session;

  private LspCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new LspCommand(session));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = session.terminal();
    boolean orderly = stdio && LanguageServerProcess.serve(terminal.in(), terminal.out());
    return orderly ? ExitCode.OK : ExitCode.FAILED;
  }
}
