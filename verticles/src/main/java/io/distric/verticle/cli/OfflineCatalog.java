package io.distric.verticle.cli;

import io.distric.config.IngestConfig;
import io.distric.config.NodeConfig;
import io.distric.dsl.ast.Model;
import io.distric.dsl.check.Checker;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a file or folder, compiled as a node compiles them, without a node. */
final class OfflineCatalog {

  private static final long VERSION = 1;

  private final Terminal terminal;
  private final List<Model> models = new ArrayList<>();
  private final Map<String, String> files = new HashMap<>();
  private int errors;

  private OfflineCatalog(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Reads, checks and compiles.
   *
   * @param path a file, or a folder whose files are read in the byte order of their paths
   * @param terminal gets what is wrong
   * @return empty if there is an error
   */
  static Optional<Matcher> load(Path path, Terminal terminal) throws IOException {
    OfflineCatalog catalog = new OfflineCatalog(terminal);
    for (SourceText source : Sources.under(path)) {
      catalog.read(source);
    }
    Model model = Models.join(catalog.models);
    catalog.models.clear();
    if (catalog.errors == 0) {
      catalog.check(model);
    }
    return catalog.errors > 0
        ? Optional.empty()
        : Optional.of(new MatcherCompiler(limits()).compile(model, VERSION, null));
  }

  /** The limits that ingest has unless it is configured otherwise. */
  private static DecoderLimits limits() {
    IngestConfig ingest = NodeConfig.defaults().ingest();
    DecoderLimits standard = DecoderLimits.STANDARD;
    return new DecoderLimits(
        ingest.depthMax(),
        ingest.messageBytesMax(),
        standard.elementsMax(),
        standard.messageIdMax());
  }

  private void read(SourceText source) {
    ReadResult result = new SourceReader().read(source);
    models.add(result.model());
    result.model().rules().forEach(rule -> files.putIfAbsent(rule.id(), source.name()));
    for (Diagnostic diagnostic : result.diagnostics()) {
      tell(diagnostic, DiagnosticText.of(diagnostic, source));
    }
  }

  private void check(Model model) {
    String first = files.values().stream().findFirst().orElse("");
    List<Diagnostic> found =
        Checker.check(model, (_, id) -> Optional.of(files.getOrDefault(id, first)));
    for (Diagnostic diagnostic : found) {
      tell(diagnostic, DiagnosticText.of(diagnostic, new SourceText(diagnostic.file(), "")));
    }
  }

  private void tell(Diagnostic diagnostic, String text) {
    errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
    terminal.err().println(text);
  }
}
