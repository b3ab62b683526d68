package io.distric.verticle.cli;

import io.distric.dsl.lint.LintBudget;
import io.distric.dsl.lint.Linter;
import io.distric.dsl.source.Diagnostic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code distric lint -f FILE|DIR}. */
@Command(
    description =
        "Finds what can be applied and is probably not meant so; 3 if there is something, 1 if the"
            + " rules have errors.")
final class LintCommand implements Callable<Integer> {

  @Mixin private final RulesOption rules = new RulesOption();

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description = "Pairs of rules that are compared at most; ${DEFAULT-VALUE} unless said.")
  private long pairs = LintBudget.standard().pairsMax();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long that may take; ${DEFAULT-VALUE} unless said.")
  private long seconds = LintBudget.standard().timeMax().toSeconds();

  @Mixin private final OutputOption output = new OutputOption();
  @Mixin private final DialectOption dialect = new DialectOption();

  private final Session session;

  private LintCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new LintCommand(session));
  }

  @Override
  public Integer call() throws IOException {
    Optional<OfflineCatalog.Loaded> loaded =
        OfflineCatalog.read(rules.path(), session.terminal(), dialect.dialects());
    if (loaded.isEmpty()) {
      return ExitCode.FAILED;
    }
    OfflineCatalog.Loaded catalog = loaded.get();
    LintBudget budget = new LintBudget(pairs, Duration.ofSeconds(seconds), System::nanoTime);
    List<Diagnostic> found = Linter.lint(catalog.model(), catalog.places(), budget);
    if (output.json()) {
      JsonArray all = new JsonArray();
      found.forEach(diagnostic -> all.add(json(diagnostic)));
      session.terminal().print(new JsonObject().put("findings", all).encode());
    } else {
      found.forEach(d -> session.terminal().print(catalog.text(d)));
      session.terminal().print(found.isEmpty() ? "no findings" : found.size() + " findings");
    }
    return found.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private static JsonObject json(Diagnostic found) {
    return new JsonObject()
        .put("code", found.code())
        .put("severity", found.severity().name().toLowerCase(Locale.ROOT))
        .put("message", found.message())
        .put("file", found.file())
        .put("line", found.span().line())
        .put("column", found.span().column())
        .put("hint", found.hint());
  }
}
