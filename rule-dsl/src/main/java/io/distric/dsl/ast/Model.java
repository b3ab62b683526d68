package io.distric.dsl.ast;

import java.util.List;

/**
 * Everything that some sources declare, in the order written. The sum of a catalog's sources is one
 * model too.
 *
 * @param schemas shapes of messages
 * @param constants named values
 * @param lists named lists
 * @param rules what is matched
 * @param workflows what is run
 */
public record Model(
    List<Schema> schemas,
    List<Expr.Entry> constants,
    List<Expr.Entry> lists,
    List<Rule> rules,
    List<Workflow> workflows) {

  /** Nothing. */
  public static final Model EMPTY =
      new Model(List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Model {
    schemas = List.copyOf(schemas);
    constants = List.copyOf(constants);
    lists = List.copyOf(lists);
    rules = List.copyOf(rules);
    workflows = List.copyOf(workflows);
  }
}
