package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.mvel.MvelExpression;
import io.distric.dsl.value.Builtin;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes expressions into the body of one method, as values on its stack. */
final class ExpressionWriter {

  /** Nodes written into one method before the rest goes into methods of its own. */
  private static final int NODES_MAX = 120;

  private static final int ELEMENTS_MAX = 60;

  private final CodeBuilder code;
  private final CodeGroup group;
  private final Names names;
  private final ConditionWriter conditions;
  private int nodes;

  ExpressionWriter(CodeBuilder code, CodeGroup group, Names names) {
    this.code = code;
    this.group = group;
    this.names = names;
    this.conditions = new ConditionWriter(this);
  }

  CodeBuilder builder() {
    return code;
  }

  CodeGroup group() {
    return group;
  }

  Names names() {
    return names;
  }

  ConditionWriter conditions() {
    return conditions;
  }

  /** Counts a node; true once the method is full. */
  boolean isFull() {
    return ++nodes > NODES_MAX;
  }

  /** Counts a node that is written here in any case. */
  void count() {
    nodes++;
  }

  /** Pushes an object. */
  void constant(Object object, ClassDesc type) {
    group.constant(code, object, type);
  }

  /** Asks for a method with the same names; its name. */
  String method(MethodTypeDesc type, Consumer<ExpressionWriter> body) {
    return group.method(type, names, body);
  }

  /** Pushes the value of an expression. */
  void value(Expr expr) {
    Value known = known(expr);
    if (known != null) {
      constant(known, Types.VALUE);
    } else if (isFull() && !(expr instanceof Expr.Path)) {
      MethodTypeDesc type = group.type(Types.VALUE);
      call(method(type, method -> method.returning(expr)), type);
    } else {
      compute(expr);
    }
  }

  /** The body of a method that is one expression. */
  void returning(Expr expr) {
    value(expr);
    code.areturn();
  }

  /** Calls a method of this class that takes only the context. */
  void call(String method, MethodTypeDesc type) {
    code.aload(0).invokestatic(group.self(), method, type);
  }

  /** The value of an expression that is known when compiling, or null. */
  @Nullable Value known(Expr expr) {
    return Known.of(expr, names);
  }

  /** Pushes a {@code Value[]} of the values of expressions. */
  void values(List<Expr> exprs) {
    code.loadConstant(exprs.size()).anewarray(Types.VALUE);
    if (exprs.size() <= ELEMENTS_MAX) {
      fill(exprs, 0);
      return;
    }
    MethodTypeDesc type = group.type(ConstantDescs.CD_void, Types.VALUES);
    for (int from = 0; from < exprs.size(); from += ELEMENTS_MAX) {
      int first = from;
      List<Expr> part = exprs.subList(from, Math.min(exprs.size(), from + ELEMENTS_MAX));
      String method =
          method(
              type,
              writer -> {
                writer.code.aload(1);
                writer.fill(part, first);
                writer.code.pop().return_();
              });
      code.dup().aload(0).swap().invokestatic(group.self(), method, type);
    }
  }

  private void fill(List<Expr> exprs, int first) {
    for (int i = 0; i < exprs.size(); i++) {
      code.dup().loadConstant(first + i);
      value(exprs.get(i));
      code.aastore();
    }
  }

  private void compute(Expr expr) {
    switch (expr) {
      case Expr.Literal(var value, _) -> constant(value, Types.VALUE);
      case Expr.Path path -> path(path);
      case Expr.At(var target, var key, _) -> binary(Types.PATHS, "at", target, key);
      case Expr.Member(var target, var name, _) -> member(target, name);
      case Expr.Unary(var operator, var operand, _) -> unary(expr, operator, operand);
      case Expr.Binary binary -> binary(binary);
      case Expr.Between _, Expr.Is _ -> truth(expr);
      case Expr.Conditional conditional -> conditional(conditional);
      case Expr.Call call -> function(call);
      case Expr.ListOf(var elements, _) -> {
        values(elements);
        functions("list", Types.VALUES);
      }
      case Expr.MapOf(var entries, _) -> map(entries);
      case Expr.Template(var parts, _) -> {
        values(parts);
        functions("template", Types.VALUES);
      }
    }
  }

  /** Pushes a map of the values of entries. */
  void map(List<Expr.Entry> entries) {
    constant(entries.stream().map(Expr.Entry::key).toArray(String[]::new), Types.STRINGS);
    values(entries.stream().map(Expr.Entry::value).toList());
    functions("map", Types.STRINGS, Types.VALUES);
  }

  private void path(Expr.Path path) {
    if (!PathSteps.hasAny(path)) {
      names.value(this, path);
      return;
    }
    names.all(this, path);
    code.invokestatic(Types.PATHS, "present", MethodTypeDesc.of(Types.VALUE, Types.VALUES));
  }

  private void member(Expr target, String name) {
    value(target);
    PathSteps.walk(code, List.of(new Expr.Segment.Name(name)));
  }

  private void unary(Expr expr, Expr.UnaryOperator operator, Expr operand) {
    switch (operator) {
      case NOT -> truth(expr);
      case NEGATE -> {
        value(operand);
        code.invokestatic(Types.ARITHMETIC, "negate", MethodTypeDesc.of(Types.VALUE, Types.VALUE));
      }
    }
  }

  private void binary(Expr.Binary binary) {
    switch (binary.operator()) {
      case ADD -> binary(Types.ARITHMETIC, "add", binary.left(), binary.right());
      case SUBTRACT -> binary(Types.ARITHMETIC, "subtract", binary.left(), binary.right());
      case MULTIPLY -> binary(Types.ARITHMETIC, "multiply", binary.left(), binary.right());
      case DIVIDE -> binary(Types.ARITHMETIC, "divide", binary.left(), binary.right());
      case COALESCE -> coalesce(binary.left(), binary.right());
      case AND, OR, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          truth(binary);
      case IN, NOT_IN, CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES -> truth(binary);
    }
  }

  private void binary(ClassDesc owner, String method, Expr left, Expr right) {
    value(left);
    value(right);
    code.invokestatic(owner, method, Types.BINARY);
  }

  private void coalesce(Expr first, Expr second) {
    var done = code.newLabel();
    value(first);
    code.dup()
        .invokestatic(
            Types.FUNCTIONS, "isAbsent", MethodTypeDesc.of(ConstantDescs.CD_boolean, Types.VALUE))
        .ifeq(done)
        .pop();
    value(second);
    code.labelBinding(done);
  }

  private void conditional(Expr.Conditional conditional) {
    var otherwise = code.newLabel();
    var done = code.newLabel();
    conditions.jump(conditional.condition(), Truth.TRUE, false, otherwise);
    value(conditional.then());
    code.goto_(done).labelBinding(otherwise);
    value(conditional.otherwise());
    code.labelBinding(done);
  }

  private void function(Expr.Call call) {
    if (call.function().equals(MvelExpression.FUNCTION)) {
      mvel(call);
      return;
    }
    Builtin builtin = Builtin.named(call.function()).orElse(null);
    if (builtin == null) {
      constant(Value.Missing.MISSING, Types.VALUE);
    } else if (builtin == Builtin.NOW) {
      names.now(this);
    } else {
      constant(builtin, Types.BUILTIN);
      names.now(this);
      values(call.arguments());
      code.invokevirtual(
          Types.BUILTIN, "apply", MethodTypeDesc.of(Types.VALUE, Types.VALUE, Types.VALUES));
    }
  }

  /** Only in rules, which one node evaluates; workflows run on every replica. */
  private void mvel(Expr.Call call) {
    MvelExpression expression = names.allowsMvel() ? MvelExpression.compile(call) : null;
    if (expression == null) {
      constant(Value.Missing.MISSING, Types.VALUE);
      return;
    }
    constant(expression, Types.MVEL);
    values(List.copyOf(expression.inputs()));
    code.invokevirtual(Types.MVEL, "evaluate", MethodTypeDesc.of(Types.VALUE, Types.VALUES));
  }

  private void truth(Expr expr) {
    conditions.truth(expr);
    code.invokestatic(Types.TRUTH, "value", MethodTypeDesc.of(Types.VALUE, Types.INT));
  }

  private void functions(String method, ClassDesc... parameters) {
    code.invokestatic(Types.FUNCTIONS, method, MethodTypeDesc.of(Types.VALUE, parameters));
  }
}
