package io.distric.verticle.cli;

import io.distric.dsl.ast.Dialects;
import picocli.CommandLine.Option;

/** What rules may be written in besides the language, as a node's configuration would say it. */
final class DialectOption {

  @Option(
      names = "--mvel",
      description = "Allow mvel(\"...\") in rules, as catalog.mvel does for a node.")
  private boolean mvel;

  Dialects dialects() {
    return new Dialects(mvel);
  }
}
