package io.distric.verticle.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code distric check -f FILE|DIR}. */
@Command(description = "Checks rules and workflows without a node; 1 if there is an error.")
final class CheckCommand implements Callable<Integer> {

  @Mixin private final RulesOption rules = new RulesOption();

  @Mixin private final DialectOption dialect = new DialectOption();

  private final Session session;

  private CheckCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new CheckCommand(session));
  }

  @Override
  public Integer call() throws IOException {
    OfflineModel all = OfflineModel.checked(rules.path(), session.terminal(), dialect.dialects());
    session
        .terminal()
        .print(
            "%d rules, %d workflows, %d errors"
                .formatted(
                    all.model().rules().size(), all.model().workflows().size(), all.errors()));
    return all.errors() == 0 ? ExitCode.OK : ExitCode.FAILED;
  }
}
