package io.distric.dsl.ast;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Everything that some sources declare, in the order written. The sum of a catalog's sources is one
 * model too. To make one, begin with {@link #EMPTY} and say what it has: {@code
 * Model.EMPTY.withRules(rules)}.
 *
 * @param header what the source says of itself
 * @param schemas shapes of messages
 * @param constants named values
 * @param lists named lists
 * @param tables rows by a key
 * @param macros named expressions
 * @param rules what is matched
 * @param chains rules as DAGs
 * @param workflows what is run
 * @param schedules when workflows are run
 * @param tests examples that have to hold
 */
public record Model(
    Header header,
    List<Schema> schemas,
    List<Expr.Entry> constants,
    List<Expr.Entry> lists,
    List<Table> tables,
    List<Macro> macros,
    List<Rule> rules,
    List<Chain> chains,
    List<Workflow> workflows,
    List<Schedule> schedules,
    List<Test> tests) {

  /** Nothing. */
  public static final Model EMPTY =
      new Model(
          Header.NONE,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  /** Copies the lists. */
  public Model {
    schemas = List.copyOf(schemas);
    constants = List.copyOf(constants);
    lists = List.copyOf(lists);
    tables = List.copyOf(tables);
    macros = List.copyOf(macros);
    rules = rules instanceof RulesById ? rules : List.copyOf(rules);
    chains = List.copyOf(chains);
    workflows = List.copyOf(workflows);
    schedules = List.copyOf(schedules);
    tests = List.copyOf(tests);
  }

  /** The same with another header. */
  public Model withHeader(Header others) {
    return new Model(
        others, schemas, constants, lists, tables, macros, rules, chains, workflows, schedules,
        tests);
  }

  /** The same with other schemas. */
  public Model withSchemas(List<Schema> others) {
    return new Model(
        header, others, constants, lists, tables, macros, rules, chains, workflows, schedules,
        tests);
  }

  /** The same with other constants. */
  public Model withConstants(List<Expr.Entry> others) {
    return new Model(
        header, schemas, others, lists, tables, macros, rules, chains, workflows, schedules, tests);
  }

  /** The same with other lists. */
  public Model withLists(List<Expr.Entry> others) {
    return new Model(
        header, schemas, constants, others, tables, macros, rules, chains, workflows, schedules,
        tests);
  }

  /** The same with other tables. */
  public Model withTables(List<Table> others) {
    return new Model(
        header, schemas, constants, lists, others, macros, rules, chains, workflows, schedules,
        tests);
  }

  /** The same with other macros. */
  public Model withMacros(List<Macro> others) {
    return new Model(
        header, schemas, constants, lists, tables, others, rules, chains, workflows, schedules,
        tests);
  }

  /** The same with other rules. */
  public Model withRules(List<Rule> others) {
    return new Model(
        header, schemas, constants, lists, tables, macros, others, chains, workflows, schedules,
        tests);
  }

  /** The same with other chains. */
  public Model withChains(List<Chain> others) {
    return new Model(
        header, schemas, constants, lists, tables, macros, rules, others, workflows, schedules,
        tests);
  }

  /** The same with other workflows. */
  public Model withWorkflows(List<Workflow> others) {
    return new Model(
        header, schemas, constants, lists, tables, macros, rules, chains, others, schedules, tests);
  }

  /** The same with other schedules. */
  public Model withSchedules(List<Schedule> others) {
    return new Model(
        header, schemas, constants, lists, tables, macros, rules, chains, workflows, others, tests);
  }

  /** The same with other tests. */
  public Model withTests(List<Test> others) {
    return new Model(
        header, schemas, constants, lists, tables, macros, rules, chains, workflows, schedules,
        others);
  }

  /** The declarations of several sources as one model, in their order, without their headers. */
  public static Model join(List<Model> models) {
    return EMPTY
        .withSchemas(all(models, Model::schemas))
        .withConstants(all(models, Model::constants))
        .withLists(all(models, Model::lists))
        .withTables(all(models, Model::tables))
        .withMacros(all(models, Model::macros))
        .withRules(all(models, Model::rules))
        .withChains(all(models, Model::chains))
        .withWorkflows(all(models, Model::workflows))
        .withSchedules(all(models, Model::schedules))
        .withTests(all(models, Model::tests));
  }

  private static <T> List<T> all(List<Model> models, Function<Model, List<T>> part) {
    return models.stream().map(part).flatMap(Collection::stream).toList();
  }
}
