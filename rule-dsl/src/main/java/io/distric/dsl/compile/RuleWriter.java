package io.distric.dsl.compile;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.match.CompiledRule;
import io.distric.dsl.match.Literal;
import io.distric.dsl.match.Planned;
import io.distric.dsl.match.RuleEffect;
import io.distric.dsl.match.RuleGroup;
import io.distric.dsl.match.SlotTable;
import io.distric.dsl.plan.Planner;
import io.distric.dsl.plan.RulePlan;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.JsonWriter;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Writes one rule into a class of rules. */
final class RuleWriter {

  private static final MethodTypeDesc VALUE = MethodTypeDesc.of(Types.VALUE, Types.SLOTS);
  static final MethodTypeDesc TEST = MethodTypeDesc.of(ConstantDescs.CD_boolean, Types.SLOTS);

  private final Rule rule;
  private final GroupWriter group;
  private final RuleNames names;
  private final SlotTable slots;
  private final List<Integer> lets = new ArrayList<>();
  private final BitSet used = new BitSet();

  RuleWriter(Rule rule, GroupWriter group, Environment environment, SlotTable slots) {
    this.rule = rule;
    this.group = group;
    this.slots = slots;
    List<String> letNames = rule.lets().stream().map(Expr.Entry::key).toList();
    this.names = new RuleNames(environment, slots, rule.on(), letNames, new ArrayList<>(), used);
  }

  /** What is left to do once the class is loaded. */
  interface Rest {
    Planned join(RuleGroup loaded);
  }

  /** Asks for the methods of the rule. */
  Rest write() {
    for (int i = 0; i < rule.lets().size(); i++) {
      let(i);
    }
    RulePlan plan = plan();
    int position =
        plan.exact()
            ? CompiledRule.EXACT
            : group.test(group.code().method(TEST, names, this::test));
    List<RuleEffect> effects = rule.effects().stream().map(this::effect).toList();
    return loaded -> {
      int[] reads = used.stream().toArray();
      return new Planned(
          new CompiledRule(rule, loaded, position, lets, effects, reads), plan.condition(), rule);
    };
  }

  private RulePlan plan() {
    List<Literal> first = new ArrayList<>();
    if (rule.on().isPresent()) {
      Value schema = Value.Num.of(slots.schema(rule.on().get()));
      first.add(new Literal(SlotTable.SCHEMA, new Literal.Test.Equal(schema), Literal.TRUE));
    }
    List<Expr> excepts = rule.excepts().stream().map(Rule.Except::when).toList();
    return new Planner(new PlannedFields(names))
        .plan(first, rule.when().stream().toList(), excepts);
  }

  private void let(int position) {
    Expr value = rule.lets().get(position).value();
    String method =
        group.code().method(VALUE, names.before(position), code -> letBody(code, position, value));
    names.letMethods().add(method);
    lets.add(group.value(method));
  }

  /** Computes the let once for each turn of the rule. */
  private static void letBody(ExpressionWriter writer, int position, Expr value) {
    CodeBuilder code = writer.builder();
    Label known = code.newLabel();
    code.aload(0)
        .loadConstant(position)
        .invokevirtual(Types.SLOTS, "let", MethodTypeDesc.of(Types.VALUE, Types.INT))
        .dup()
        .ifnonnull(known)
        .pop()
        .aload(0)
        .loadConstant(position);
    writer.value(value);
    code.invokevirtual(Types.SLOTS, "let", MethodTypeDesc.of(Types.VALUE, Types.INT, Types.VALUE))
        .labelBinding(known)
        .areturn();
  }

  private void test(ExpressionWriter writer) {
    CodeBuilder code = writer.builder();
    Label no = code.newLabel();
    rule.on().ifPresent(schema -> testSchema(code, schema, no));
    if (!rule.lets().isEmpty()) {
      code.aload(0)
          .loadConstant(rule.lets().size())
          .invokevirtual(
              Types.SLOTS, "beginLets", MethodTypeDesc.of(ConstantDescs.CD_void, Types.INT));
    }
    rule.when().ifPresent(when -> writer.conditions().jump(when, Truth.TRUE, false, no));
    for (Rule.Except except : rule.excepts()) {
      writer.conditions().jump(except.when(), Truth.TRUE, true, no);
    }
    code.iconst_1().ireturn().labelBinding(no).iconst_0().ireturn();
  }

  private void testSchema(CodeBuilder code, String schema, Label no) {
    code.aload(0)
        .loadConstant(SlotTable.SCHEMA)
        .loadConstant((long) slots.schema(schema))
        .iconst_0()
        .invokestatic(
            Types.SLOT_TESTS,
            "equal",
            MethodTypeDesc.of(Types.INT, Types.SLOTS, Types.INT, ConstantDescs.CD_long, Types.INT))
        .ifeq(no);
  }

  private RuleEffect effect(Effect effect) {
    return switch (effect) {
      case Effect.SetField(var path, var value, _) ->
          new RuleEffect.Set(Effect.target(path), expression(value));
      case Effect.RemoveField(var path, _) -> new RuleEffect.Remove(Effect.target(path));
      case Effect.Run(var workflow, var params, var options, _) ->
          new RuleEffect.Run(workflow, body(params), options);
      case Effect.Emit(var topic, var data, _) -> new RuleEffect.Emit(topic, body(data));
      case Effect.Stop _ -> RuleEffect.Stop.STOP;
    };
  }

  private RuleEffect.Body body(List<Expr.Entry> entries) {
    Expr map = new Expr.MapOf(entries, Span.NONE);
    Value known = Known.of(map, names);
    return known == null
        ? new RuleEffect.Body.Assembled(
            entries.stream().filter(this::mayBePresent).map(this::part).toList())
        : new RuleEffect.Body.Constant(Json.write(known));
  }

  private boolean mayBePresent(Expr.Entry entry) {
    return !(Known.of(entry.value(), names) instanceof Value.Missing);
  }

  private RuleEffect.Part part(Expr.Entry entry) {
    JsonWriter key = new JsonWriter();
    key.text(entry.key());
    key.raw(':');
    return new RuleEffect.Part(key.toByteArray(), source(entry.value()));
  }

  private RuleEffect.Source source(Expr value) {
    Value known = Known.of(value, names);
    if (known != null) {
      return new RuleEffect.Source.Fixed(Json.write(known));
    }
    RuleNames.Place place = value instanceof Expr.Path path ? names.direct(path) : null;
    return place == null
        ? new RuleEffect.Source.Expression(expression(value))
        : new RuleEffect.Source.Field(place.slot());
  }

  private int expression(Expr expr) {
    return group.value(group.code().method(VALUE, names, code -> code.returning(expr)));
  }
}
