package io.distric.verticle.cli;

import io.distric.protocol.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code distric init [DIR]}. */
@Command(
    description =
        "Begins a folder of rules with a schema, a workflow, tests and messages; 5 if a file of"
            + " them is there already.")
final class InitCommand implements Callable<Integer> {

  private static final List<String> FILES =
      List.of(
          "schemas.distric",
          "rules/orders.distric",
          "workflows/review.distric",
          "tests/orders.distric",
          "messages.ndjson",
          "README.md");

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The current folder unless said.")
  private Path folder = Path.of(".");

  private final Session session;

  private InitCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new InitCommand(session));
  }

  @Override
  public Integer call() throws IOException, CliException {
    for (String name : FILES) {
      if (Files.exists(folder.resolve(name))) {
        throw CliException.of(
            ProblemCode.FILE_EXISTS,
            folder.resolve(name) + " is there already; nothing was written, name another folder",
            ExitCode.CONFLICT);
      }
    }
    for (String name : FILES) {
      write(name);
      session.terminal().print(folder.resolve(name).toString());
    }
    session.terminal().print("next: distric check -f " + folder + ", distric test -f " + folder);
    return ExitCode.OK;
  }

  private void write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    try (InputStream in = InitCommand.class.getResourceAsStream("init/" + name)) {
      Files.copy(Objects.requireNonNull(in, () -> "the jar lacks " + name), file);
    }
  }
}
