package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.match.SlotTable;
import io.distric.dsl.value.Value;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names in a rule: its lets, then constants and lists, then fields of the message.
 *
 * @param environment what all rules share
 * @param slots of fields
 * @param schema that the rule's messages have
 * @param lets names of lets in sight, later ones hide earlier ones
 * @param letMethods methods that yield the lets
 * @param used takes the slots that are used
 */
record RuleNames(
    Environment environment,
    SlotTable slots,
    Optional<String> schema,
    List<String> lets,
    List<String> letMethods,
    BitSet used)
    implements Names {

  private static final MethodTypeDesc SLOT_VALUE = MethodTypeDesc.of(Types.VALUE, Types.INT);
  private static final MethodTypeDesc LET_VALUE = MethodTypeDesc.of(Types.VALUE, Types.SLOTS);

  /** A slot, and the steps from its value on. */
  record Place(int slot, Object[] rest) {}

  /** The names that a let sees: those before it. */
  RuleNames before(int let) {
    return new RuleNames(environment, slots, schema, lets.subList(0, let), letMethods, used);
  }

  @Override
  public @Nullable Value constant(Expr.Path path) {
    String first = PathSteps.name(path.segments().getFirst());
    if (path.segments().size() > 1 || lets.contains(first)) {
      return null;
    }
    return environment.constant(first);
  }

  @Override
  public void value(ExpressionWriter code, Expr.Path path) {
    List<Expr.Segment> segments = path.segments();
    if (isNamed(code, path)) {
      PathSteps.walk(code.builder(), segments.subList(1, segments.size()));
      return;
    }
    Place place = place(path);
    load(code, place.slot);
    PathSteps.walk(
        code.builder(), segments.subList(segments.size() - place.rest.length, segments.size()));
    convert(code, path);
  }

  @Override
  public void all(ExpressionWriter code, Expr.Path path) {
    List<Expr.Segment> segments = path.segments();
    if (isNamed(code, path)) {
      code.constant(PathSteps.array(segments.subList(1, segments.size())), Types.OBJECTS);
    } else {
      Place place = place(path);
      load(code, place.slot);
      code.constant(place.rest, Types.OBJECTS);
    }
    code.builder()
        .invokestatic(
            Types.PATHS, "all", MethodTypeDesc.of(Types.VALUES, Types.VALUE, Types.OBJECTS));
  }

  @Override
  public boolean test(ExpressionWriter code, Expr.Path path, PathTest test) {
    Place place = direct(path);
    return place != null
        && isPlain(path)
        && SlotConditions.write(code, environment, place.slot, test);
  }

  @Override
  public boolean allowsMvel() {
    if (!environment.dialects().mvel()) {
      throw new IllegalStateException(
          "a rule uses mvel(…), which the configuration does not allow: set catalog.mvel to true");
    }
    return true;
  }

  @Override
  public void now(ExpressionWriter code) {
    code.builder().aload(0).invokevirtual(Types.SLOTS, "now", MethodTypeDesc.of(Types.VALUE));
  }

  /** The slot that holds just what a path names, or null where it names something else. */
  @Nullable Place direct(Expr.Path path) {
    String first = PathSteps.name(path.segments().getFirst());
    if (lets.contains(first) || environment.constant(first) != null) {
      return null;
    }
    Place place = place(path);
    return place.rest.length == 0 ? place : null;
  }

  /** Whether the values of a path are those of JSON, and none that a schema says more of. */
  boolean isPlain(Expr.Path path) {
    return converter(path) == null;
  }

  /** {@code msg} is the whole message, {@code msg.when} a field whose name is a keyword. */
  private Place place(Expr.Path path) {
    List<Expr.Segment> segments = path.segments();
    boolean whole = PathSteps.name(segments.getFirst()).equals("msg");
    Object[] steps = PathSteps.array(segments.subList(whole ? 1 : 0, segments.size()));
    int reach = SlotTable.reach(List.of(steps));
    int slot = slots.slot(List.of(steps).subList(0, reach));
    used.set(slot);
    return new Place(slot, Arrays.copyOfRange(steps, reach, steps.length));
  }

  /** Pushes the let or constant that a path begins with, if it does. */
  private boolean isNamed(ExpressionWriter code, Expr.Path path) {
    String first = PathSteps.name(path.segments().getFirst());
    int let = lets.lastIndexOf(first);
    if (let >= 0) {
      code.call(letMethods.get(let), LET_VALUE);
      return true;
    }
    Value constant = environment.constant(first);
    if (constant != null) {
      code.constant(constant, Types.VALUE);
      return true;
    }
    return false;
  }

  private static void load(ExpressionWriter code, int slot) {
    code.builder().aload(0).loadConstant(slot).invokevirtual(Types.SLOTS, "value", SLOT_VALUE);
  }

  private void convert(ExpressionWriter code, Expr.Path path) {
    String converter = converter(path);
    if (converter != null) {
      code.builder()
          .invokestatic(Types.FUNCTIONS, converter, MethodTypeDesc.of(Types.VALUE, Types.VALUE));
    }
  }

  private @Nullable String converter(Expr.Path path) {
    Schema.Type type = schema.map(name -> environment.type(name, path.segments())).orElse(null);
    if (type == Schema.Type.Scalar.TIMESTAMP) {
      return "timestampOrSame";
    }
    return type == Schema.Type.Scalar.DURATION ? "durationOrSame" : null;
  }
}
