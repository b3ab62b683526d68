package io.distric.dsl.read;

import io.distric.dsl.ast.Model;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Diagnostics;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Span;
import java.util.Optional;

/**
 * Reads sources of rules and workflows: the rule language, YAML or JSON by the end of their names.
 * Never throws for what an author wrote: every fault is a diagnostic, and reading goes on behind it
 * where it can. Stateless; any thread.
 */
public final class SourceReader {

  private final ReadLimits limits;

  /** A reader with the standard limits. */
  public SourceReader() {
    this(ReadLimits.STANDARD);
  }

  /**
   * A reader with limits of its own.
   *
   * @param limits what a source may ask for
   */
  public SourceReader(ReadLimits limits) {
    this.limits = limits;
  }

  /** Reads a whole file: its sections, or one rule or workflow that is a file of its own. */
  public ReadResult read(SourceText source) {
    Diagnostics diagnostics = new Diagnostics(source.name(), limits.diagnosticsMax());
    Model model = new CsvTables(diagnostics).fill(read(source, diagnostics), source);
    return new ReadResult(model, diagnostics.list());
  }

  /** Reads a source that declares one rule and nothing else. */
  public ReadResult readRule(SourceText source) {
    return one(source, "rule", "workflow");
  }

  /** Reads a source that declares one workflow and nothing else. */
  public ReadResult readWorkflow(SourceText source) {
    return one(source, "workflow", "rule");
  }

  private ReadResult one(SourceText source, String due, String other) {
    Diagnostics diagnostics = new Diagnostics(source.name(), limits.diagnosticsMax());
    Model model = read(source, diagnostics);
    int rules = model.rules().size();
    int workflows = model.workflows().size();
    boolean rule = due.equals("rule");
    boolean alone =
        (rule ? rules == 1 && workflows == 0 : workflows == 1 && rules == 0)
            && model.schemas().isEmpty()
            && model.constants().isEmpty()
            && model.lists().isEmpty();
    if (!alone && !diagnostics.hasErrors()) {
      diagnostics.error(
          DiagnosticCode.WRONG_SHAPE,
          Span.NONE,
          "",
          "due is one "
              + due
              + " and nothing else, found were "
              + rules
              + " rules and "
              + workflows
              + " workflows",
          "send a " + due + " here, a " + other + " to its own path, and several as one bundle");
    }
    return new ReadResult(model, diagnostics.list());
  }

  private Model read(SourceText source, Diagnostics diagnostics) {
    Optional<Format> format = Format.named(source.name());
    if (format.isEmpty()) {
      diagnostics.error(
          DiagnosticCode.UNSUPPORTED_FORMAT,
          Span.NONE,
          "",
          "the end of the name does not say whether this is the rule language, YAML or JSON",
          "let the name end in .distric, .yaml, .yml or .json");
      return Model.EMPTY;
    }
    if (format.get().isMistaken(source, diagnostics)) {
      return Model.EMPTY;
    }
    return switch (format.get()) {
      case LANGUAGE -> new LanguageReader(source, limits, diagnostics).read();
      case YAML, JSON -> read(StructureReader.of(format.get(), source), diagnostics);
    };
  }

  private Model read(StructureReader structure, Diagnostics diagnostics) {
    ModelReader reader = new ModelReader(structure, limits, diagnostics);
    try {
      reader.read();
    } catch (MalformedSource e) {
      diagnostics.error(e.code(), e.span(), "", e.sentence(), e.hint());
    }
    return reader.model();
  }
}
