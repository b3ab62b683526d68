package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.Segment;
import io.distric.dsl.value.Paths;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** The segments of paths, as code and as data. */
final class PathSteps {

  private static final MethodTypeDesc FIELD =
      MethodTypeDesc.of(Types.VALUE, Types.VALUE, ConstantDescs.CD_String);
  private static final MethodTypeDesc ELEMENT =
      MethodTypeDesc.of(Types.VALUE, Types.VALUE, Types.INT);

  private PathSteps() {}

  /** Whether a path goes to any element of a list. */
  static boolean hasAny(Expr.Path path) {
    return path.segments().contains(Segment.Any.ANY);
  }

  /** The name of a segment that is one; paths begin with one. */
  static String name(Segment segment) {
    return switch (segment) {
      case Segment.Name(var name) -> name;
      case Segment.Index _, Segment.Any _ ->
          throw new IllegalArgumentException("a name has to stand here, not " + segment);
    };
  }

  /** Goes on from the value on the stack; no {@code [*]} among the segments. */
  static void walk(CodeBuilder code, List<Segment> segments) {
    for (Segment segment : segments) {
      switch (segment) {
        case Segment.Name(var name) ->
            code.loadConstant(name).invokestatic(Types.PATHS, "field", FIELD);
        case Segment.Index(var position) ->
            code.loadConstant(position).invokestatic(Types.PATHS, "element", ELEMENT);
        case Segment.Any _ -> throw new IllegalArgumentException("[*] leads to many values");
      }
    }
  }

  /** The steps as {@link Paths#all} takes them. */
  static Object[] array(List<Segment> segments) {
    return segments.stream()
        .map(
            segment ->
                switch (segment) {
                  case Segment.Name(var name) -> name;
                  case Segment.Index(var position) -> position;
                  case Segment.Any _ -> Paths.ANY;
                })
        .toArray();
  }
}
