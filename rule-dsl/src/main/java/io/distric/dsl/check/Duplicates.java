package io.distric.dsl.check;

import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names that are given twice. Constants, lists and tables are one kind of name. */
final class Duplicates {

  private final Sources sources;
  private final List<Diagnostic> diagnostics;
  private final Map<String, Seen> seen = new HashMap<>();

  private record Seen(Sources.Part part, Span span) {}

  private Duplicates(Sources sources, List<Diagnostic> diagnostics) {
    this.sources = sources;
    this.diagnostics = diagnostics;
  }

  /**
   * Checks all names of a model.
   *
   * @param fresh its rules, but for some of which it is known that no two have the same name
   */
  static void check(Model model, Fresh fresh, Sources sources, List<Diagnostic> diagnostics) {
    Duplicates names = new Duplicates(sources, diagnostics);
    model.constants().forEach(e -> names.once(Sources.Part.CONSTANT, e.key(), e.value().span()));
    model.lists().forEach(e -> names.once(Sources.Part.LIST, e.key(), e.value().span()));
    model.tables().forEach(t -> names.once(Sources.Part.TABLE, t.name(), t.span()));
    Duplicates schemas = new Duplicates(sources, diagnostics);
    model.schemas().forEach(s -> schemas.once(Sources.Part.SCHEMA, s.name(), s.span()));
    Duplicates macros = new Duplicates(sources, diagnostics);
    model.macros().forEach(m -> macros.once(Sources.Part.MACRO, m.name(), m.span()));
    Duplicates rules = new Duplicates(sources, diagnostics);
    if (!fresh.areNamesUnique(model.rules()) && clash(fresh.rules(), model.rules())) {
      model.rules().forEach(r -> rules.once(Sources.Part.RULE, r.id(), r.span()));
    }
    Duplicates chains = new Duplicates(sources, diagnostics);
    model.chains().forEach(c -> chains.once(Sources.Part.CHAIN, c.id(), c.span()));
    Duplicates workflows = new Duplicates(sources, diagnostics);
    model.workflows().forEach(w -> workflows.once(Sources.Part.WORKFLOW, w.id(), w.span()));
    Duplicates schedules = new Duplicates(sources, diagnostics);
    model.schedules().forEach(s -> schedules.once(Sources.Part.SCHEDULE, s.id(), s.span()));
    Duplicates tests = new Duplicates(sources, diagnostics);
    model.tests().forEach(t -> tests.once(Sources.Part.TEST, t.name(), t.span()));
  }

  /** Whether a fresh rule has the name of another rule. */
  private static boolean clash(List<Rule> fresh, List<Rule> all) {
    if (fresh.size() == all.size()) {
      return true;
    }
    Set<String> names = new HashSet<>();
    fresh.forEach(rule -> names.add(rule.id()));
    return all.stream().filter(rule -> names.contains(rule.id())).count() != names.size()
        || names.size() < fresh.size();
  }

  private void once(Sources.Part part, String id, Span span) {
    Seen first = seen.putIfAbsent(id, new Seen(part, span));
    if (first == null) {
      return;
    }
    String as = first.part() == part ? "" : " as a " + first.part().word();
    Optional<String> file = sources.again(part, id);
    Optional<String> firstFile = sources.file(first.part(), id);
    boolean elsewhere = firstFile.isPresent() && !firstFile.equals(file);
    String where =
        first.span().line() == 0
            ? ""
            : ", first in %sline %d%s"
                .formatted(elsewhere ? firstFile.get() + " " : "", first.span().line(), as);
    new Faults(file, diagnostics)
        .error(
            DiagnosticCode.DUPLICATE_ID,
            span,
            "the " + part.word() + " '" + id + "' is declared twice" + where,
            "give one of them another id, or take it out");
  }
}
