package io.distric.dsl.print;

import io.distric.dsl.ast.Comments;
import io.distric.dsl.ast.Model;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/** The comments of a structure by the paths before which they stand. */
final class Places {

  static final Places NONE = new Places(Map.of());

  private final Map<String, List<String>> lines;

  private Places(Map<String, List<String>> lines) {
    this.lines = lines;
  }

  static Places of(Model model) {
    Map<String, List<String>> all = new HashMap<>(model.header().comments().at());
    each("schemas", model.schemas(), s -> s.comments(), all);
    each("tables", model.tables(), t -> t.comments(), all);
    each("macros", model.macros(), m -> m.comments(), all);
    each("rules", model.rules(), r -> r.comments(), all);
    each("chains", model.chains(), c -> c.comments(), all);
    each("workflows", model.workflows(), w -> w.comments(), all);
    each("schedules", model.schedules(), s -> s.comments(), all);
    each("tests", model.tests(), t -> t.comments(), all);
    return all.isEmpty() ? NONE : new Places(all);
  }

  private static <T> void each(
      String section,
      List<T> declarations,
      Function<T, Comments> comments,
      Map<String, List<String>> all) {
    for (int i = 0; i < declarations.size(); i++) {
      String at = section + "/" + i;
      comments
          .apply(declarations.get(i))
          .at()
          .forEach((place, lines) -> all.put(place.isEmpty() ? at : at + "/" + place, lines));
    }
  }

  /** A declaration with its comments as members. */
  static Value.Fields commented(Value.Fields declaration, Comments comments) {
    if (comments.isEmpty()) {
      return declaration;
    }
    Map<String, List<String>> all = new HashMap<>();
    comments.at().forEach((place, lines) -> all.put(place.isEmpty() ? "" : "/" + place, lines));
    return fields(declaration, "", true, new Places(all));
  }

  /** Conditions as a list stand under a key of their own. */
  List<String> before(String path) {
    String known =
        path.endsWith("/conditions")
            ? path.substring(0, path.length() - "conditions".length()) + "when"
            : path;
    return lines.getOrDefault(known, List.of());
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The structure with its comments as members: {@code "//"} and <code>"//KEY"</code>. */
  static Value members(Value value, Places places) {
    if (places.isEmpty() || !(value instanceof Value.Fields fields)) {
      return value;
    }
    SequencedMap<String, Value> all = new LinkedHashMap<>();
    fields
        .fields()
        .forEach(
            (key, member) -> {
              put("//" + key, places.before(key), all);
              all.put(key, members(member, key, false, places));
            });
    put("//end", places.before("end"), all);
    return new Value.Fields(all);
  }

  private static Value members(Value value, String path, boolean element, Places places) {
    return switch (value) {
      case Value.Items items -> {
        List<Value> elements = new ArrayList<>();
        for (int i = 0; i < items.elements().size(); i++) {
          elements.add(members(items.elements().get(i), path + "/" + i, true, places));
        }
        yield new Value.Items(elements);
      }
      case Value.Fields fields -> fields(fields, path, element, places);
      case Value.Missing _,
          Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.Time _,
          Value.Length _ ->
          value;
    };
  }

  /** A map in a list carries its comment itself; one under a key has it beside the key. */
  private static Value.Fields fields(
      Value.Fields fields, String path, boolean element, Places places) {
    SequencedMap<String, Value> all = new LinkedHashMap<>();
    if (element) {
      put("//", places.before(path), all);
    }
    fields
        .fields()
        .forEach(
            (key, member) -> {
              String below = path + "/" + key;
              put("//" + key, places.before(below), all);
              all.put(key, members(member, below, false, places));
            });
    return new Value.Fields(all);
  }

  private static void put(String key, List<String> lines, SequencedMap<String, Value> fields) {
    if (lines.size() == 1) {
      fields.put(key, new Value.Text(lines.getFirst()));
    } else if (!lines.isEmpty()) {
      fields.put(key, new Value.Items(Shape.texts(lines)));
    }
  }
}
