package io.distric.verticle.cli;

import picocli.CommandLine.Option;

/** How results are printed. */
final class OutputOption {

  /** Ways to print. */
  enum Format {
    /** For people. */
    table,
    /** For programs. */
    json,
    /** Ids only. */
    name
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
  private Format format = Format.table;

  boolean json() {
    return format == Format.json;
  }

  boolean names() {
    return format == Format.name;
  }
}
