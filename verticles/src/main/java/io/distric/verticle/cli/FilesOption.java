package io.distric.verticle.cli;

import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Files that a command spells anew. */
final class FilesOption {

  @Parameters(paramLabel = "FILE|DIR", arity = "0..*")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE|DIR",
      description = "The same as naming it alone.")
  private List<Path> more = new ArrayList<>();

  @Option(
      names = "--stdin-name",
      paramLabel = "NAME",
      description = "What standard input is called; its end says the spelling.")
  private Optional<String> stdin = Optional.empty();

  /** The files and folders in the order in which they were named. */
  List<Path> paths() {
    List<Path> all = new ArrayList<>(paths);
    all.addAll(more);
    return all;
  }

  /**
   * What stands on standard input, if that is meant.
   *
   * @param terminal to read from
   * @param name what it is called unless the caller says
   */
  Optional<SourceText> standardInput(Terminal terminal, String name) throws IOException {
    List<Path> all = paths();
    if (!all.isEmpty() && !all.equals(List.of(Path.of("-")))) {
      return Optional.empty();
    }
    byte[] bytes = terminal.in().readAllBytes();
    return Optional.of(
        new SourceText(stdin.orElse(name), new String(bytes, StandardCharsets.UTF_8)));
  }
}
