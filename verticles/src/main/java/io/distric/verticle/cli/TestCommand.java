package io.distric.verticle.cli;

import io.distric.dsl.ast.Test;
import io.distric.dsl.testing.Coverage;
import io.distric.dsl.testing.TestOutcome;
import io.distric.dsl.testing.TestRunner;
import io.distric.protocol.ProblemCode;
import io.distric.verticle.cli.trial.EngineTrials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code distric test -f FILE|DIR}. */
@Command(
    description =
        "Runs the tests that stand beside rules, without a node; 1 if one fails or too little is"
            + " covered, 4 if there is none.")
final class TestCommand implements Callable<Integer> {

  @Mixin private final RulesOption rules = new RulesOption();

  @Option(
      names = "--coverage",
      paramLabel = "MIN",
      description =
          "Percent of the rules that have to match, and of the conditions' outcomes that have to"
              + " be seen; 0 only shows them.")
  private @Nullable Integer coverageMin;

  @Option(names = "--junit", paramLabel = "FILE", description = "Write a report as JUnit XML.")
  private @Nullable Path junit;

  @Mixin private final OutputOption output = new OutputOption();
  @Mixin private final DialectOption dialect = new DialectOption();

  private final Session session;
  private final CommandLine line;

  private TestCommand(Session session) {
    this.session = session;
    this.line = new CommandLine(this);
  }

  static CommandLine line(Session session) {
    return new TestCommand(session).line;
  }

  @Override
  public Integer call() throws IOException, CliException {
    if (coverageMin != null && (coverageMin < 0 || coverageMin > 100)) {
      throw new ParameterException(line, "--coverage is a percentage from 0 to 100");
    }
    Terminal terminal = session.terminal();
    Optional<OfflineModel> read = OfflineModel.read(rules.path(), terminal, dialect.dialects());
    if (read.isEmpty()) {
      return ExitCode.FAILED;
    }
    List<Test> tests = read.get().model().tests();
    if (tests.isEmpty()) {
      throw CliException.of(
          ProblemCode.USAGE,
          rules.path()
              + " declares no tests; write test \"…\" { … } beside the rules, in YAML under tests:",
          ExitCode.NOT_FOUND);
    }
    TestReport report = run(read.get(), tests);
    terminal.print(output.json() ? report.json() : report.text());
    if (junit != null) {
      Files.writeString(junit, JUnitReport.of(report));
    }
    return report.passed() ? ExitCode.OK : ExitCode.FAILED;
  }

  private TestReport run(OfflineModel read, List<Test> tests) {
    TestRunner runner =
        new TestRunner(
            read.model(),
            OfflineCatalog.compiler(dialect.dialects()),
            dialect.dialects(),
            new EngineTrials(read.model()),
            coverageMin != null);
    Instant today = Instant.now();
    List<TestReport.Case> cases = new ArrayList<>();
    for (Test test : tests) {
      long start = System.nanoTime();
      TestOutcome outcome = runner.run(test, today);
      cases.add(new TestReport.Case(read.source(test).name(), outcome, System.nanoTime() - start));
    }
    Optional<Coverage> coverage = runner.coverage();
    return new TestReport(cases, coverage, coverageMin == null ? 0 : coverageMin);
  }
}
