package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.value.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of a {@link io.distric.dsl.value.Scope}. */
final class ScopeNames implements Names {

  private static final MethodTypeDesc LOOKUP =
      MethodTypeDesc.of(Types.VALUE, ConstantDescs.CD_String);

  @Override
  public @Nullable Value constant(Expr.Path path) {
    return null;
  }

  @Override
  public void value(ExpressionWriter code, Expr.Path path) {
    lookup(code.builder(), path);
    PathSteps.walk(code.builder(), path.segments().subList(1, path.segments().size()));
  }

  @Override
  public void all(ExpressionWriter code, Expr.Path path) {
    lookup(code.builder(), path);
    List<Expr.Segment> rest = path.segments().subList(1, path.segments().size());
    code.constant(PathSteps.array(rest), Types.OBJECTS);
    code.builder()
        .invokestatic(
            Types.PATHS, "all", MethodTypeDesc.of(Types.VALUES, Types.VALUE, Types.OBJECTS));
  }

  @Override
  public boolean test(ExpressionWriter code, Expr.Path path, PathTest test) {
    return false;
  }

  @Override
  public void now(ExpressionWriter code) {
    code.builder().aload(0).invokeinterface(Types.SCOPE, "now", MethodTypeDesc.of(Types.VALUE));
  }

  private static void lookup(CodeBuilder code, Expr.Path path) {
    code.aload(0)
        .loadConstant(PathSteps.name(path.segments().getFirst()))
        .invokeinterface(Types.SCOPE, "lookup", LOOKUP);
  }
}
