package io.distric.dsl.print;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.value.Value;

/**
 * Turns a model into the structure of its YAML and JSON spelling. The order of keys is fixed and
 * what says nothing is left out, so equal models become equal texts: the stored form of a catalog
 * is addressed by its content.
 */
public final class ModelPrinter {

  private ModelPrinter() {}

  /** A rule, as {@code GET /api/v1/rules/{id}} shows it, without version and origin. */
  public static Value.Fields rule(Rule rule) {
    return RulePrinter.rule(rule);
  }

  /** A workflow, as {@code GET /api/v1/workflows/{id}} shows it, without version and origin. */
  public static Value.Fields workflow(Workflow workflow) {
    return WorkflowPrinter.workflow(workflow);
  }

  /** A schema. */
  public static Value.Fields schema(Schema schema) {
    return SchemaPrinter.schema(schema);
  }

  /** The value of a constant or a list. */
  public static Value constant(Expr value) {
    return Parameters.value(value);
  }

  /** A whole file. */
  public static Value.Fields model(Model model) {
    return new Shape()
        .putUnlessEmpty(
            "schemas", model.schemas().stream().<Value>map(SchemaPrinter::schema).toList())
        .putUnlessEmpty("constants", Parameters.entries(model.constants()))
        .putUnlessEmpty("lists", Parameters.entries(model.lists()))
        .putUnlessEmpty("rules", model.rules().stream().<Value>map(RulePrinter::rule).toList())
        .putUnlessEmpty(
            "workflows", model.workflows().stream().<Value>map(WorkflowPrinter::workflow).toList())
        .done();
  }
}
