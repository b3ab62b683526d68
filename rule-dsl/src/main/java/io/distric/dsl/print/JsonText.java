package io.distric.dsl.print;

import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Structures as JSON for people: two columns a level, short lists and maps on one line. */
public final class JsonText {

  private static final int WIDTH_MAX = 80;

  private JsonText() {}

  /** The JSON of a structure, comments as the members that carry them. */
  static String of(Value value, Places comments) {
    StringBuilder out = new StringBuilder();
    write(Places.members(value, comments), 0, out);
    return out.append('\n').toString();
  }

  /** Whether a value has parts that may stand on lines of their own. */
  static boolean isBlock(Value value) {
    return switch (value) {
      case Value.Items items -> !items.elements().isEmpty();
      case Value.Fields fields -> !fields.fields().isEmpty();
      case Value.Missing _,
          Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.Time _,
          Value.Length _ ->
          false;
    };
  }

  private static void write(Value value, int indent, StringBuilder out) {
    String inline = new String(Json.write(value), StandardCharsets.UTF_8);
    if (!isBlock(value) || (indent > 4 && indent + inline.length() <= WIDTH_MAX)) {
      out.append(inline);
      return;
    }
    if (value instanceof Value.Items(List<Value> elements)) {
      out.append("[\n");
      for (int i = 0; i < elements.size(); i++) {
        out.repeat(" ", indent + 2);
        write(elements.get(i), indent + 2, out);
        out.append(i + 1 < elements.size() ? ",\n" : "\n");
      }
      out.repeat(" ", indent).append(']');
    } else if (value instanceof Value.Fields map) {
      out.append("{\n");
      int left = map.fields().size();
      for (Map.Entry<String, Value> member : map.fields().entrySet()) {
        String key =
            new String(Json.write(new Value.Text(member.getKey())), StandardCharsets.UTF_8);
        out.repeat(" ", indent + 2).append(key).append(": ");
        write(member.getValue(), indent + 2, out);
        out.append(--left > 0 ? ",\n" : "\n");
      }
      out.repeat(" ", indent).append('}');
    }
  }
}
