package io.distric.verticle.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which rules a command works on, without a node. */
final class RulesOption {

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE|DIR",
      description = "Rules; files of a folder in the byte order of their paths.")
  private Path path = Path.of(".");

  Path path() {
    return path;
  }
}
