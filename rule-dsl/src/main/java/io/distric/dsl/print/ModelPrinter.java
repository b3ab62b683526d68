package io.distric.dsl.print;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schedule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Table;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.value.Value;
import java.util.List;
import java.util.function.Function;

/**
 * Turns a model into the structure of its YAML and JSON spelling. The order of keys is fixed and
 * what says nothing is left out, so equal models become equal texts: the stored form of a catalog
 * is addressed by its content.
 */
public final class ModelPrinter {

  private ModelPrinter() {}

  /** A rule, as {@code GET /api/v1/rules/{id}} shows it, without version and origin. */
  public static Value.Fields rule(Rule rule) {
    return Places.commented(RulePrinter.rule(rule), rule.comments());
  }

  /** A workflow, as {@code GET /api/v1/workflows/{id}} shows it, without version and origin. */
  public static Value.Fields workflow(Workflow workflow) {
    return Places.commented(WorkflowPrinter.workflow(workflow), workflow.comments());
  }

  /** A schema. */
  public static Value.Fields schema(Schema schema) {
    return Places.commented(SchemaPrinter.schema(schema), schema.comments());
  }

  /** A table. */
  public static Value.Fields table(Table table) {
    return Places.commented(TablePrinter.table(table), table.comments());
  }

  /** A macro. */
  public static Value.Fields macro(Macro macro) {
    return Places.commented(TablePrinter.macro(macro), macro.comments());
  }

  /** A chain. */
  public static Value.Fields chain(Chain chain) {
    return Places.commented(ChainPrinter.chain(chain), chain.comments());
  }

  /** A schedule. */
  public static Value.Fields schedule(Schedule schedule) {
    return Places.commented(ChainPrinter.schedule(schedule), schedule.comments());
  }

  /** The value of a constant or a list. */
  public static Value constant(Expr value) {
    return Parameters.value(value);
  }

  /** A whole file. */
  public static Value.Fields model(Model model) {
    return new Shape()
        .putIfPresent("package", model.header().name().map(Value.Text::new))
        .putIfPresent("version", model.header().version().map(v -> Value.Num.of(v)))
        .putUnlessEmpty("schemas", each(model.schemas(), SchemaPrinter::schema))
        .putUnlessEmpty("constants", Parameters.entries(model.constants()))
        .putUnlessEmpty("lists", Parameters.entries(model.lists()))
        .putUnlessEmpty("tables", each(model.tables(), TablePrinter::table))
        .putUnlessEmpty("macros", each(model.macros(), TablePrinter::macro))
        .putUnlessEmpty("rules", each(model.rules(), RulePrinter::rule))
        .putUnlessEmpty("chains", each(model.chains(), ChainPrinter::chain))
        .putUnlessEmpty("workflows", each(model.workflows(), WorkflowPrinter::workflow))
        .putUnlessEmpty("schedules", each(model.schedules(), ChainPrinter::schedule))
        .putUnlessEmpty("tests", each(model.tests(), TestPrinter::test))
        .done();
  }

  private static <T> List<Value> each(List<T> declarations, Function<T, Value.Fields> print) {
    return declarations.stream().<Value>map(print).toList();
  }
}
