package io.distric.verticle.cli;

import io.distric.dsl.print.Spelling;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code distric fmt [--check] [FILE|DIR …]}. */
@Command(
    description = {
      "Formats files of the rule language, YAML and JSON, and names those that it changed.",
      "Without a file it formats standard input and prints the result."
    })
final class FormatCommand implements Callable<Integer> {

  @Mixin private final FilesOption files = new FilesOption();

  @Option(names = "--check", description = "Change nothing; 1 if a file would be changed.")
  private boolean check;

  @Option(names = "--stdout", description = "Print the one file in place of writing it.")
  private boolean print;

  private final Session session;

  private FormatCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new FormatCommand(session));
  }

  @Override
  public Integer call() throws IOException, CliException {
    Optional<SourceText> in = files.standardInput(session.terminal(), "stdin.distric");
    if (in.isPresent()) {
      return one(in.get());
    }
    List<SourceText> sources = new ArrayList<>();
    for (Path path : files.paths()) {
      sources.addAll(Sources.under(path));
    }
    if (print) {
      if (sources.size() != 1) {
        throw CliException.usage("--stdout prints one file, and these are " + sources.size());
      }
      return one(sources.getFirst());
    }
    return each(sources);
  }

  /** Prints what is formatted; with {@code --check} only says whether it is. */
  private int one(SourceText source) {
    Optional<String> text = formatted(source);
    if (text.isEmpty()) {
      return ExitCode.FAILED;
    }
    if (check) {
      return text.get().equals(source.text()) ? ExitCode.OK : ExitCode.FAILED;
    }
    session.terminal().out().print(text.get());
    session.terminal().out().flush();
    return ExitCode.OK;
  }

  private int each(List<SourceText> sources) throws IOException {
    boolean failed = false;
    for (SourceText source : sources) {
      Optional<String> text = formatted(source);
      failed |= text.isEmpty();
      if (text.isEmpty() || text.get().equals(source.text())) {
        continue;
      }
      session.terminal().print(source.name());
      if (check) {
        failed = true;
      } else {
        Files.writeString(Path.of(source.name()), text.get());
      }
    }
    return failed ? ExitCode.FAILED : ExitCode.OK;
  }

  private Optional<String> formatted(SourceText source) {
    Spelling spelling = Spelling.ofFile(source.name()).orElse(Spelling.DSL);
    return new Respelling(session.terminal()).print(source, spelling);
  }
}
