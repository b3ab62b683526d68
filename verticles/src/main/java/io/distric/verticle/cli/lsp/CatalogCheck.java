package io.distric.verticle.cli.lsp;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schedule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Table;
import io.distric.dsl.ast.Test;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.check.Checker;
import io.distric.dsl.check.Sources.Part;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.source.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What is wrong with the files of a catalog, each by itself and all together. */
final class CatalogCheck {

  private record Key(Part part, String id) {}

  private CatalogCheck() {}

  /** All diagnostics by file; a file without any has an empty list. */
  static Map<String, List<Diagnostic>> of(Map<String, ReadResult> files) {
    Map<String, List<Diagnostic>> found = new TreeMap<>();
    Map<Key, String> places = new HashMap<>();
    List<Model> models = new ArrayList<>();
    for (Map.Entry<String, ReadResult> file : files.entrySet()) {
      ReadResult result = file.getValue();
      found.put(file.getKey(), new ArrayList<>(result.diagnostics()));
      models.add(result.model());
      place(places, file.getKey(), result.model());
    }
    Model whole = Model.join(models);
    List<Diagnostic> checked =
        Checker.check(whole, (part, id) -> Optional.ofNullable(places.get(new Key(part, id))));
    for (Diagnostic diagnostic : checked) {
      ReadResult file = files.get(diagnostic.file());
      // A file that reads with faults has lost parts: what is said of the rest would be guesswork.
      boolean sure = file != null && !file.hasErrors();
      List<Diagnostic> list = found.get(diagnostic.file());
      if (sure && list != null) {
        list.add(diagnostic);
      }
    }
    return found;
  }

  private static void place(Map<Key, String> places, String file, Model model) {
    put(places, file, Part.SCHEMA, model.schemas(), Schema::name);
    put(places, file, Part.CONSTANT, model.constants(), Expr.Entry::key);
    put(places, file, Part.LIST, model.lists(), Expr.Entry::key);
    put(places, file, Part.TABLE, model.tables(), Table::name);
    put(places, file, Part.MACRO, model.macros(), Macro::name);
    put(places, file, Part.RULE, model.rules(), Rule::id);
    put(places, file, Part.CHAIN, model.chains(), Chain::id);
    put(places, file, Part.WORKFLOW, model.workflows(), Workflow::id);
    put(places, file, Part.SCHEDULE, model.schedules(), Schedule::id);
    put(places, file, Part.TEST, model.tests(), Test::name);
  }

  /** The last one counts: of two that are alike, the later is the one that is reported. */
  private static <T> void put(
      Map<Key, String> places, String file, Part part, List<T> items, Function<T, String> id) {
    items.forEach(item -> places.put(new Key(part, id.apply(item)), file));
  }
}
