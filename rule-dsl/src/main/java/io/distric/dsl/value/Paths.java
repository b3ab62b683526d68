package io.distric.dsl.value;

import static io.distric.dsl.value.Value.Missing.MISSING;

import io.distric.dsl.value.Value.Fields;
import io.distric.dsl.value.Value.Items;
import io.distric.dsl.value.Value.Num;
import io.distric.dsl.value.Value.Text;
import java.util.ArrayList;
import java.util.List;

/** Ways into values. What is not there is missing. */
public final class Paths {

  /** The step {@code [*]} among names and positions. */
  public static final Object ANY = Any.ANY;

  private enum Any {
    ANY
  }

  private Paths() {}

  /** A field of an object. */
  public static Value field(Value target, String name) {
    return target instanceof Fields fields ? fields.fields().getOrDefault(name, MISSING) : MISSING;
  }

  /** An element of a list. */
  public static Value element(Value target, int position) {
    if (target instanceof Items items && position >= 0 && position < items.elements().size()) {
      return items.elements().get(position);
    }
    return MISSING;
  }

  /** A computed way: a name into an object, a whole number into a list. */
  public static Value at(Value target, Value key) {
    return switch (key) {
      case Text name -> field(target, name.value());
      case Num number when target instanceof Fields ->
          field(target, JsonWriter.spell(number.value()));
      case Num position when isIndex(position) -> element(target, position.value().intValue());
      case Num _, Value.Bool _, Value.Time _, Value.Length _, Items _, Fields _ -> MISSING;
      case Value.Missing _, Value.Null _ -> MISSING;
    };
  }

  /**
   * All that steps with {@link #ANY} among them lead to, missing ones included.
   *
   * @param root where to begin
   * @param steps names as {@code String}, positions as {@code Integer}, and {@link #ANY}
   */
  public static Value[] all(Value root, Object[] steps) {
    List<Value> found = new ArrayList<>();
    collect(root, steps, 0, found);
    return found.toArray(Value[]::new);
  }

  /** A list of those values that are not missing. */
  public static Value present(Value[] values) {
    List<Value> present = new ArrayList<>(values.length);
    for (Value value : values) {
      if (!(value instanceof Value.Missing)) {
        present.add(value);
      }
    }
    return new Items(present);
  }

  private static void collect(Value from, Object[] steps, int first, List<Value> found) {
    Value value = from;
    for (int i = first; i < steps.length; i++) {
      if (steps[i] instanceof Any) {
        if (value instanceof Items items) {
          for (Value element : items.elements()) {
            collect(element, steps, i + 1, found);
          }
        }
        return;
      }
      value = steps[i] instanceof String name ? field(value, name) : element(value, (int) steps[i]);
    }
    found.add(value);
  }

  private static boolean isIndex(Num number) {
    return number.value().scale() <= 0
        && number.value().signum() >= 0
        && number.value().precision() - number.value().scale() < 10;
  }
}
