package io.distric.verticle.cli;

import picocli.CommandLine.Option;

/** What every command has. */
final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  boolean help;
}
