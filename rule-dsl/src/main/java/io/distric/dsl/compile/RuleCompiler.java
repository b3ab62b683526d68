package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.match.Planned;
import io.distric.dsl.match.RuleCode;
import io.distric.dsl.match.RuleGroup;
import io.distric.dsl.match.SchemaTests;
import io.distric.dsl.match.SlotTable;
import io.distric.dsl.match.Slots;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Compiles rules, many to a class. */
final class RuleCompiler {

  static final int GROUP_RULES = 100;

  private RuleCompiler() {}

  static List<Planned> compile(List<Rule> rules, Environment environment, SlotTable slots) {
    List<Planned> compiled = new ArrayList<>(rules.size());
    for (int from = 0; from < rules.size(); from += GROUP_RULES) {
      List<Rule> part = rules.subList(from, Math.min(rules.size(), from + GROUP_RULES));
      GroupWriter writer = new GroupWriter();
      List<RuleWriter.Rest> rest =
          part.stream().map(r -> new RuleWriter(r, writer, environment, slots).write()).toList();
      RuleGroup group = new RuleGroup(writer.isEmpty() ? NoRules.NONE : writer.define());
      rest.forEach(one -> compiled.add(one.join(group)));
    }
    return compiled;
  }

  /** Compiles the conditions by which messages without a type are told apart. */
  static SchemaTests schemas(Environment environment, SlotTable slots, boolean needed) {
    List<Schema> conditional =
        environment.schemas().stream().filter(schema -> schema.match().isPresent()).toList();
    if (!needed || conditional.isEmpty()) {
      return new SchemaTests(List.of(), NoRules.NONE, needed);
    }
    GroupWriter writer = new GroupWriter();
    for (Schema schema : conditional) {
      RuleNames names =
          new RuleNames(
              environment, slots, Optional.of(schema.name()), List.of(), List.of(), new BitSet());
      writer.test(writer.code().method(RuleWriter.TEST, names, code -> test(code, schema)));
    }
    return new SchemaTests(conditional.stream().map(Schema::name).toList(), writer.define(), true);
  }

  private static void test(ExpressionWriter writer, Schema schema) {
    Label no = writer.builder().newLabel();
    for (Expr match : schema.match().stream().toList()) {
      writer.conditions().jump(match, Truth.TRUE, false, no);
    }
    writer.builder().iconst_1().ireturn().labelBinding(no).iconst_0().ireturn();
  }

  /** The code of no rules. */
  private enum NoRules implements RuleCode {
    NONE;

    @Override
    public boolean test(int rule, Slots slots) {
      return false;
    }

    @Override
    public Value value(int expression, Slots slots) {
      return Value.Missing.MISSING;
    }
  }
}
