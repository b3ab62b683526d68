package io.distric.verticle.cli;

import io.distric.dsl.read.RulesSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code distric schema}. */
@Command(
    description =
        "Prints the JSON Schema of rules and workflows in YAML or JSON. Editors with a YAML"
            + " language server take it from a first line such as"
            + " # yaml-language-server: $$schema=rules.schema.json.")
final class SchemaCommand implements Callable<Integer> {

  private final Session session;

  private SchemaCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new SchemaCommand(session));
  }

  @Override
  public Integer call() {
    session.terminal().print(RulesSchema.text().stripTrailing());
    return ExitCode.OK;
  }
}
