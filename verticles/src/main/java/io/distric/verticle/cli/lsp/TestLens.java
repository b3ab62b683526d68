package io.distric.verticle.cli.lsp;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Test;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.editor.Symbol;
import io.distric.dsl.editor.TextLines;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import io.distric.dsl.testing.Failure;
import io.distric.dsl.testing.TestOutcome;
import io.distric.dsl.testing.TestRunner;
import io.distric.verticle.cli.trial.EngineTrials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;

/** "Run test" above each test, and what happens when somebody takes it up. Stateless. */
final class TestLens {

  /** The command, with the address of the document and the name of the test. */
  static final String COMMAND = "distric.runTest";

  private static final int LINES_MAX = 20;

  private TestLens() {}

  /**
   * What came of it.
   *
   * @param name of the test
   * @param passed whether all expectations were met
   * @param text what people read
   */
  record Result(String name, boolean passed, String text) {}

  /** The lenses of a document. */
  static List<CodeLens> of(String uri, List<Symbol> symbols, TextLines lines) {
    return symbols.stream()
        .filter(symbol -> symbol.kind() == Symbol.Kind.TEST && !symbol.name().isEmpty())
        .map(
            symbol ->
                new CodeLens(
                    Shapes.range(lines, symbol.nameplate()),
                    new Command("Run test", COMMAND, List.of(uri, symbol.name())),
                    null))
        .toList();
  }

  /** Runs a test of a catalog. */
  static Result run(Map<String, ReadResult> catalog, String uri, String name) {
    Optional<Diagnostic> error =
        CatalogCheck.of(catalog).values().stream()
            .flatMap(List::stream)
            .filter(found -> found.severity() == Severity.ERROR)
            .findFirst();
    if (error.isPresent()) {
      Diagnostic found = error.get();
      String place = fileOf(found.file()) + ":" + found.span().line();
      return new Result(
          name,
          false,
          "test '%s' was not run, for there are errors: %s: %s %s"
              .formatted(name, place, found.code(), found.message()));
    }
    ReadResult document = catalog.get(uri);
    Optional<Test> test =
        document == null
            ? Optional.empty()
            : document.model().tests().stream().filter(t -> t.name().equals(name)).findFirst();
    if (test.isEmpty()) {
      return new Result(name, false, "there is no test '" + name + "' here any more");
    }
    Model model = Model.join(catalog.values().stream().map(ReadResult::model).toList());
    TestRunner runner =
        new TestRunner(
            model,
            new MatcherCompiler(DecoderLimits.STANDARD, Dialects.NONE),
            Dialects.NONE,
            new EngineTrials(model),
            false);
    return told(runner.run(test.get(), Instant.now()));
  }

  private static Result told(TestOutcome outcome) {
    String name = outcome.test().name();
    if (outcome.passed()) {
      return new Result(name, true, "test '" + name + "' passed");
    }
    List<String> lines = new ArrayList<>();
    lines.add("test '" + name + "' failed");
    for (Failure failure : outcome.failures()) {
      lines.add("line " + failure.span().line() + ": " + failure.sentence());
      failure.details().forEach(detail -> lines.add("  " + detail));
    }
    List<String> shown = lines.subList(0, Math.min(LINES_MAX, lines.size()));
    return new Result(name, false, String.join("\n", shown));
  }

  private static String fileOf(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }
}
