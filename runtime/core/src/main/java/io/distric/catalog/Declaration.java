package io.distric.catalog;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.RulesById;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Table;
import io.distric.dsl.ast.Workflow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** One thing that a model declares. */
sealed interface Declaration {

  ItemKey key();

  /** A schema. */
  record OfSchema(Schema schema) implements Declaration {
    @Override
    public ItemKey key() {
      return new ItemKey(ItemKind.SCHEMA, schema.name());
    }
  }

  /** A constant. */
  record OfConstant(Expr.Entry constant) implements Declaration {
    @Override
    public ItemKey key() {
      return new ItemKey(ItemKind.CONSTANT, constant.key());
    }
  }

  /** A list. */
  record OfList(Expr.Entry list) implements Declaration {
    @Override
    public ItemKey key() {
      return new ItemKey(ItemKind.LIST, list.key());
    }
  }

  /** A rule. */
  record OfRule(Rule rule) implements Declaration {
    @Override
    public ItemKey key() {
      return new ItemKey(ItemKind.RULE, rule.id());
    }
  }

  /** A workflow. */
  record OfWorkflow(Workflow workflow) implements Declaration {
    @Override
    public ItemKey key() {
      return new ItemKey(ItemKind.WORKFLOW, workflow.id());
    }
  }

  /** A table. */
  record OfTable(Table table) implements Declaration {
    @Override
    public ItemKey key() {
      return new ItemKey(ItemKind.TABLE, table.name());
    }
  }

  /** A macro. */
  record OfMacro(Macro macro) implements Declaration {
    @Override
    public ItemKey key() {
      return new ItemKey(ItemKind.MACRO, macro.name());
    }
  }

  /** A chain. */
  record OfChain(Chain chain) implements Declaration {
    @Override
    public ItemKey key() {
      return new ItemKey(ItemKind.CHAIN, chain.id());
    }
  }

  /** Takes a model apart. Tests are no part of a catalog, and schedules are refused. */
  static void each(Model model, BiConsumer<ItemKey, Declaration> taker) {
    model.schemas().forEach(schema -> give(new OfSchema(schema), taker));
    model.constants().forEach(constant -> give(new OfConstant(constant), taker));
    model.lists().forEach(list -> give(new OfList(list), taker));
    model.rules().forEach(rule -> give(new OfRule(rule), taker));
    model.workflows().forEach(workflow -> give(new OfWorkflow(workflow), taker));
    model.tables().forEach(table -> give(new OfTable(table), taker));
    model.macros().forEach(macro -> give(new OfMacro(macro), taker));
    model.chains().forEach(chain -> give(new OfChain(chain), taker));
  }

  private static void give(Declaration declaration, BiConsumer<ItemKey, Declaration> taker) {
    taker.accept(declaration.key(), declaration);
  }

  /**
   * A model with some items changed. Of one rule among very many this is the work of one rule; what
   * is not of a kind that changes stays the same object.
   *
   * @param changed what is declared anew, or newly
   * @param removed what is no more
   */
  static Model patched(Model model, Map<ItemKey, Declaration> changed, Set<ItemKey> removed) {
    List<Rule> rules = new ArrayList<>();
    Map<ItemKey, Declaration> others = new LinkedHashMap<>();
    changed.forEach(
        (key, declaration) -> {
          switch (declaration) {
            case OfRule it -> rules.add(it.rule);
            case OfSchema _, OfConstant _, OfList _ -> others.put(key, declaration);
            case OfWorkflow _, OfTable _, OfMacro _, OfChain _ -> others.put(key, declaration);
          }
        });
    List<String> goneRules = new ArrayList<>();
    Set<ItemKey> gone = new HashSet<>();
    for (ItemKey key : removed) {
      if (key.kind() == ItemKind.RULE) {
        goneRules.add(key.id());
      } else {
        gone.add(key);
      }
    }
    RulesById patched = RulesById.of(model.rules()).with(rules, goneRules);
    return others.isEmpty() && gone.isEmpty()
        ? model.withRules(patched)
        : withOthers(model, others, gone).withRules(patched);
  }

  private static Model withOthers(
      Model model, Map<ItemKey, Declaration> changed, Set<ItemKey> removed) {
    Map<ItemKey, Declaration> all = new LinkedHashMap<>();
    each(model.withRules(List.of()), all::put);
    all.putAll(changed);
    all.keySet().removeAll(removed);
    return model(all.values());
  }

  /** Puts a model together. */
  static Model model(Iterable<Declaration> declarations) {
    List<Schema> schemas = new ArrayList<>();
    List<Expr.Entry> constants = new ArrayList<>();
    List<Expr.Entry> lists = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    List<Workflow> workflows = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    List<Macro> macros = new ArrayList<>();
    List<Chain> chains = new ArrayList<>();
    for (Declaration declaration : declarations) {
      switch (declaration) {
        case OfSchema it -> schemas.add(it.schema);
        case OfConstant it -> constants.add(it.constant);
        case OfList it -> lists.add(it.list);
        case OfRule it -> rules.add(it.rule);
        case OfWorkflow it -> workflows.add(it.workflow);
        case OfTable it -> tables.add(it.table);
        case OfMacro it -> macros.add(it.macro);
        case OfChain it -> chains.add(it.chain);
      }
    }
    return Model.EMPTY
        .withSchemas(schemas)
        .withConstants(constants)
        .withLists(lists)
        .withRules(RulesById.of(rules))
        .withWorkflows(workflows)
        .withTables(tables)
        .withMacros(macros)
        .withChains(chains);
  }
}
