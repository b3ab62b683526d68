package io.distric.verticle.cli;

import io.distric.config.IngestConfig;
import io.distric.config.NodeConfig;
import io.distric.dsl.ast.Model;
import io.distric.dsl.check.Checker;
import io.distric.dsl.check.Sources.Part;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a file or folder, compiled as a node compiles them, without a node. */
final class OfflineCatalog {

  private static final long VERSION = 1;

  private final Terminal terminal;
  private final List<Model> models = new ArrayList<>();
  private final Map<Declared, String> files = new HashMap<>();
  private final Map<String, SourceText> sources = new LinkedHashMap<>();
  private int errors;

  private OfflineCatalog(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What stands in a file. */
  private record Declared(Part part, String id) {}

  /**
   * Rules that have no error.
   *
   * @param model of all files
   * @param matcher compiled from it
   * @param places tells in which file something stands
   * @param sources by the names of their files
   */
  record Loaded(
      Model model,
      Matcher matcher,
      io.distric.dsl.check.Sources places,
      Map<String, SourceText> sources) {

    /** A diagnostic with the line in question. */
    String text(Diagnostic diagnostic) {
      return DiagnosticText.of(
          diagnostic,
          sources.getOrDefault(diagnostic.file(), new SourceText(diagnostic.file(), "")));
    }
  }

  /**
   * Reads, checks and compiles.
   *
   * @param path a file, or a folder whose files are read in the byte order of their paths
   * @param terminal gets what is wrong
   * @return empty if there is an error
   */
  static Optional<Matcher> load(Path path, Terminal terminal) throws IOException {
    return read(path, terminal).map(Loaded::matcher);
  }

  /** Reads, checks and compiles, and keeps what it was compiled from. */
  static Optional<Loaded> read(Path path, Terminal terminal) throws IOException {
    OfflineCatalog catalog = new OfflineCatalog(terminal);
    for (SourceText source : Sources.under(path)) {
      catalog.read(source);
    }
    Model model = Models.join(catalog.models);
    if (catalog.errors == 0) {
      catalog.check(model);
    }
    return catalog.errors > 0
        ? Optional.empty()
        : Optional.of(
            new Loaded(
                model,
                new MatcherCompiler(limits()).compile(model, VERSION),
                catalog::file,
                catalog.sources));
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
    sources.put(source.name(), source);
    places(result.model(), source.name());
    for (Diagnostic diagnostic : result.diagnostics()) {
      tell(diagnostic, DiagnosticText.of(diagnostic, source));
    }
  }

  private void places(Model model, String file) {
    model.schemas().forEach(e -> place(Part.SCHEMA, e.name(), file));
    model.constants().forEach(e -> place(Part.CONSTANT, e.key(), file));
    model.lists().forEach(e -> place(Part.LIST, e.key(), file));
    model.tables().forEach(e -> place(Part.TABLE, e.name(), file));
    model.macros().forEach(e -> place(Part.MACRO, e.name(), file));
    model.rules().forEach(e -> place(Part.RULE, e.id(), file));
    model.chains().forEach(e -> place(Part.CHAIN, e.id(), file));
    model.workflows().forEach(e -> place(Part.WORKFLOW, e.id(), file));
    model.schedules().forEach(e -> place(Part.SCHEDULE, e.id(), file));
    model.tests().forEach(e -> place(Part.TEST, e.name(), file));
  }

  private void place(Part part, String id, String file) {
    files.putIfAbsent(new Declared(part, id), file);
  }

  private Optional<String> file(Part part, String id) {
    return Optional.ofNullable(files.get(new Declared(part, id)));
  }

  private void check(Model model) {
    for (Diagnostic diagnostic : Checker.check(model, this::file)) {
      SourceText source =
          sources.getOrDefault(diagnostic.file(), new SourceText(diagnostic.file(), ""));
      tell(diagnostic, DiagnosticText.of(diagnostic, source));
    }
  }

  private void tell(Diagnostic diagnostic, String text) {
    errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
    terminal.err().println(text);
  }
}
