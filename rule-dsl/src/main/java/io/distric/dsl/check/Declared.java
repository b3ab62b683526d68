package io.distric.dsl.check;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Table;
import io.distric.dsl.ast.Workflow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a model declares, by name. */
final class Declared {

  private final Map<String, Kind> constants = new HashMap<>();
  private final Map<String, List<String>> tables = new HashMap<>();
  private final Macros macros;
  private final Map<String, Schema> schemas = new TreeMap<>();
  private final Map<String, Workflow> workflows = new TreeMap<>();

  private final Dialects dialects;

  Declared(Model model, Dialects dialects) {
    this.dialects = dialects;
    for (Expr.Entry entry : model.constants()) {
      constants.put(
          entry.key(),
          entry.value() instanceof Expr.Literal literal ? Kind.of(literal.value()) : Kind.ANY);
    }
    model.lists().forEach(e -> constants.put(e.key(), Kind.LIST));
    model.tables().forEach(table -> tables.put(table.name(), columns(table)));
    tables.keySet().forEach(name -> constants.put(name, Kind.MAP));
    macros = new Macros(model.macros());
    model.schemas().forEach(s -> schemas.put(s.name(), s));
    model.workflows().forEach(w -> workflows.put(w.id(), w));
  }

  Dialects dialects() {
    return dialects;
  }

  private static List<String> columns(Table table) {
    Set<String> columns = new TreeSet<>(Set.of(table.key()));
    table.rows().forEach(row -> row.entries().forEach(cell -> columns.add(cell.key())));
    return List.copyOf(columns);
  }

  /** The columns of a table; empty if there is none of that name. */
  Optional<List<String>> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  Macros macros() {
    return macros;
  }

  /** The kind of a constant, list or table; empty if there is none of that name. */
  Optional<Kind> constant(String name) {
    return Optional.ofNullable(constants.get(name));
  }

  Set<String> constantNames() {
    return constants.keySet();
  }

  Optional<Schema> schema(String name) {
    return Optional.ofNullable(schemas.get(name));
  }

  Set<String> schemaNames() {
    return schemas.keySet();
  }

  Optional<Workflow> workflow(String id) {
    return Optional.ofNullable(workflows.get(id));
  }

  Set<String> workflowIds() {
    return workflows.keySet();
  }
}
