package io.distric.verticle.cli;

import io.distric.dsl.print.Spelling;
import io.distric.dsl.source.SourceText;
import io.distric.protocol.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code distric convert --to dsl|yaml|json [FILE|DIR …]}. */
@Command(
    description = {
      "Spells rules and workflows as the rule language, YAML or JSON; nothing is lost.",
      "One file, or standard input, is printed; a folder needs --out or --replace."
    })
final class ConvertCommand implements Callable<Integer> {

  @Mixin private final FilesOption files = new FilesOption();

  @Option(names = "--to", required = true, paramLabel = "dsl|yaml|json")
  private String to = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write there, under the same names with another end.")
  private @Nullable Path out;

  @Option(names = "--replace", description = "Put each file's twin in its place.")
  private boolean replace;

  private final Session session;

  private ConvertCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new ConvertCommand(session));
  }

  @Override
  public Integer call() throws IOException, CliException {
    Spelling spelling =
        Spelling.ofWord(to)
            .orElseThrow(
                () -> CliException.usage("--to is dsl, yaml or json, not '%s'".formatted(to)));
    Optional<SourceText> in = files.standardInput(session.terminal(), "stdin.yaml");
    if (in.isPresent()) {
      return print(in.get(), spelling);
    }
    boolean failed = false;
    int printed = 0;
    for (Path path : files.paths()) {
      for (SourceText source : Sources.under(path)) {
        if (out != null || replace) {
          failed |= !write(path, source, spelling);
          continue;
        }
        if (Files.isDirectory(path) || ++printed > 1) {
          throw CliException.usage(
              "several files are not printed one behind the other; add --out or --replace");
        }
        failed |= print(source, spelling) != ExitCode.OK;
      }
    }
    return failed ? ExitCode.FAILED : ExitCode.OK;
  }

  private int print(SourceText source, Spelling spelling) {
    Optional<String> text = new Respelling(session.terminal()).print(source, spelling);
    text.ifPresent(t -> session.terminal().out().print(t));
    session.terminal().out().flush();
    return text.isPresent() ? ExitCode.OK : ExitCode.FAILED;
  }

  private boolean write(Path root, SourceText source, Spelling spelling)
      throws IOException, CliException {
    Path file = Path.of(source.name());
    Path target = target(root, file, spelling);
    if (!target.equals(file) && Files.exists(target)) {
      throw CliException.of(
          ProblemCode.USAGE, target + " is there already; move it away", ExitCode.CONFLICT);
    }
    Optional<String> text = new Respelling(session.terminal()).print(source, spelling);
    if (text.isEmpty()) {
      return false;
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(target, text.get());
    if (out != null) {
      copyTables(source, file, target, out);
    }
    if (out == null && !target.equals(file)) {
      Files.delete(file);
    }
    session.terminal().print(target.toString());
    return true;
  }

  /** Rows that a table takes from a file have to be beside its twin too, or it would have none. */
  private static void copyTables(SourceText source, Path file, Path target, Path out)
      throws IOException {
    for (String name : source.beside().keySet()) {
      Path from = file.resolveSibling(name);
      Path to = target.resolveSibling(name).normalize();
      if (to.startsWith(out.normalize()) && !Files.exists(to) && Files.exists(from)) {
        Path folder = to.getParent();
        if (folder != null) {
          Files.createDirectories(folder);
        }
        Files.copy(from, to);
      }
    }
  }

  private Path target(Path root, Path file, Spelling spelling) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String twin = (dot < 0 ? name : name.substring(0, dot)) + spelling.ending();
    if (out == null) {
      return file.resolveSibling(twin);
    }
    Path relative = Files.isDirectory(root) ? root.relativize(file) : Path.of(name);
    return out.resolve(relative).resolveSibling(twin);
  }
}
