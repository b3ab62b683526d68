package io.distric.verticle.cli;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Test;
import io.distric.dsl.check.Checker;
import io.distric.dsl.check.Sources.Part;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that a file or a folder declares, read and checked without a node. */
final class OfflineModel {

  /** So many faults of one code are shown. */
  private static final int TOLD_MAX = 100;

  private final Terminal terminal;
  private final List<Model> models = new ArrayList<>();
  private final Map<Declared, String> files = new HashMap<>();
  private final Map<Declared, String> again = new HashMap<>();
  private final Map<String, SourceText> sources = new HashMap<>();
  private final IdentityHashMap<Test, SourceText> tests = new IdentityHashMap<>();
  private Model model = Model.EMPTY;
  private int errors;

  /** How often each code was found. */
  private final Map<String, Integer> told = new TreeMap<>();

  /** What stands in a file. */
  private record Declared(Part part, String id) {}

  private OfflineModel(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Reads and checks.
   *
   * @param path a file, or a folder whose files are read in the byte order of their paths
   * @param terminal gets what is wrong
   * @param dialects that rules may use
   * @return empty if there is an error
   */
  static Optional<OfflineModel> read(Path path, Terminal terminal, Dialects dialects)
      throws IOException {
    OfflineModel all = checked(path, terminal, dialects);
    return all.errors > 0 ? Optional.empty() : Optional.of(all);
  }

  /** The same, whatever was found wrong. Names are looked up only if everything could be read. */
  static OfflineModel checked(Path path, Terminal terminal, Dialects dialects) throws IOException {
    OfflineModel all = new OfflineModel(terminal);
    all.read(path);
    if (all.errors == 0) {
      all.check(dialects);
    }
    all.tellWhatIsLeftOut();
    return all;
  }

  /** Reads and does not check: what is there, whether it could be applied or not. */
  static Optional<Model> unchecked(Path path, Terminal terminal) throws IOException {
    OfflineModel all = new OfflineModel(terminal);
    all.read(path);
    all.tellWhatIsLeftOut();
    return all.errors > 0 ? Optional.empty() : Optional.of(all.model);
  }

  Model model() {
    return model;
  }

  int errors() {
    return errors;
  }

  /** The file in which a test stands. */
  SourceText source(Test test) {
    return tests.getOrDefault(test, new SourceText("", ""));
  }

  private void read(Path path) throws IOException {
    for (SourceText source : Sources.under(path)) {
      read(source);
    }
    model = Model.join(models);
    models.clear();
  }

  private void read(SourceText source) {
    ReadResult result = new SourceReader().read(source);
    Model read = result.model();
    models.add(read);
    sources.put(source.name(), source);
    read.schemas().forEach(one -> put(Part.SCHEMA, one.name(), source));
    read.constants().stream().map(Expr.Entry::key).forEach(n -> put(Part.CONSTANT, n, source));
    read.lists().stream().map(Expr.Entry::key).forEach(n -> put(Part.LIST, n, source));
    read.tables().forEach(one -> put(Part.TABLE, one.name(), source));
    read.macros().forEach(one -> put(Part.MACRO, one.name(), source));
    read.chains().forEach(one -> put(Part.CHAIN, one.id(), source));
    read.schedules().forEach(one -> put(Part.SCHEDULE, one.id(), source));
    read.tests().forEach(one -> put(Part.TEST, one.name(), source));
    read.rules().forEach(one -> put(Part.RULE, one.id(), source));
    read.workflows().forEach(one -> put(Part.WORKFLOW, one.id(), source));
    read.tests().forEach(test -> tests.put(test, source));
    result.diagnostics().forEach(this::tell);
  }

  private void put(Part part, String id, SourceText source) {
    if (files.putIfAbsent(new Declared(part, id), source.name()) != null) {
      again.putIfAbsent(new Declared(part, id), source.name());
    }
  }

  /** The file in which something stands. */
  Optional<String> file(Part part, String id) {
    return Optional.ofNullable(files.get(new Declared(part, id)));
  }

  /** A diagnostic with the line in question. */
  String text(Diagnostic diagnostic) {
    String name = diagnostic.file();
    return DiagnosticText.of(diagnostic, sources.getOrDefault(name, new SourceText(name, "")));
  }

  private void check(Dialects dialects) {
    io.distric.dsl.check.Sources places =
        new io.distric.dsl.check.Sources() {
          @Override
          public Optional<String> file(Part part, String id) {
            return OfflineModel.this.file(part, id);
          }

          @Override
          public Optional<String> again(Part part, String id) {
            return Optional.ofNullable(again.get(new Declared(part, id))).or(() -> file(part, id));
          }
        };
    Checker.check(model, places, dialects).forEach(this::tell);
  }

  /** A fault that every rule has would bury all others, and take hours with 100 000 rules. */
  private void tell(Diagnostic diagnostic) {
    errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
    if (told.merge(diagnostic.code(), 1, Integer::sum) <= TOLD_MAX) {
      terminal.err().println(text(diagnostic));
    }
  }

  private void tellWhatIsLeftOut() {
    told.forEach(
        (code, count) -> {
          if (count > TOLD_MAX) {
            terminal.err().println((count - TOLD_MAX) + " more of " + code + " are not shown");
          }
        });
  }
}
