package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles expressions whose names are those of a {@link io.distric.dsl.value.Scope}: those of
 * workflows. Compile all expressions of one owner in one call: they share a class.
 */
public final class ExpressionCompiler {

  private static final MethodTypeDesc EVALUATE = MethodTypeDesc.of(Types.VALUE, Types.SCOPE);

  private ExpressionCompiler() {}

  /** Compiles one expression. */
  public static CompiledExpression compile(Expr expr) {
    return compile(List.of(expr)).getFirst();
  }

  /** Compiles parameters into an expression that yields an object; missing ones are left out. */
  public static CompiledExpression compileParams(List<Expr.Entry> entries) {
    return compile(new Expr.MapOf(entries, Span.NONE));
  }

  /** Compiles expressions into one class; the results are in the same order. */
  public static List<CompiledExpression> compile(List<Expr> exprs) {
    Names names = new ScopeNames();
    List<CompiledExpression> compiled = new ArrayList<>();
    List<Expr> rest = new ArrayList<>();
    for (Expr expr : exprs) {
      Value known = Known.of(expr, names);
      if (known != null) {
        compiled.add(_ -> known);
      } else {
        int position = rest.size();
        rest.add(expr);
        compiled.add(new Later(position));
      }
    }
    if (!rest.isEmpty()) {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?> type = define(rest, names);
      compiled.replaceAll(e -> e instanceof Later later ? instance(lookup, type, later) : e);
    }
    return List.copyOf(compiled);
  }

  /** Stands for what is compiled in a moment. */
  private record Later(int position) implements CompiledExpression {
    @Override
    public Value evaluate(io.distric.dsl.value.Scope scope) {
      throw new IllegalStateException("an expression is evaluated before it is compiled");
    }
  }

  private static CompiledExpression instance(
      MethodHandles.Lookup lookup, Class<?> type, Later later) {
    try {
      return (CompiledExpression)
          lookup
              .findConstructor(type, MethodType.methodType(void.class, int.class))
              .invoke(later.position());
    } catch (Throwable e) {
      throw new IllegalStateException("a generated class has this constructor", e);
    }
  }

  private static Class<?> define(List<Expr> exprs, Names names) {
    CodeGroup group = new CodeGroup(Types.SCOPE);
    MethodTypeDesc type = group.type(Types.VALUE);
    List<String> methods =
        exprs.stream().map(e -> group.method(type, names, method -> method.returning(e))).toList();
    return group.define(
        builder -> {
          builder.withInterfaceSymbols(Types.EXPRESSION);
          withPosition(builder, group);
          builder.withMethodBody(
              "evaluate",
              EVALUATE,
              ClassFile.ACC_PUBLIC,
              code -> evaluate(code, group, methods, type));
        });
  }

  private static void evaluate(
      CodeBuilder code, CodeGroup group, List<String> methods, MethodTypeDesc type) {
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      cases.add(SwitchCase.of(i, code.newLabel()));
    }
    Label last = cases.getLast().target();
    code.aload(0).getfield(group.self(), "position", Types.INT).tableswitch(last, cases);
    for (SwitchCase one : cases) {
      code.labelBinding(one.target())
          .aload(1)
          .invokestatic(group.self(), methods.get(one.caseValue()), type)
          .areturn();
    }
  }

  private static void withPosition(ClassBuilder builder, CodeGroup group) {
    builder.withField("position", Types.INT, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        MethodTypeDesc.of(ConstantDescs.CD_void, Types.INT),
        0,
        code ->
            code.aload(0)
                .invokespecial(
                    ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .aload(0)
                .iload(1)
                .putfield(group.self(), "position", Types.INT)
                .return_());
  }
}
