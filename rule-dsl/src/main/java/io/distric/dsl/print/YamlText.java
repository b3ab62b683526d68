package io.distric.dsl.print;

import io.distric.dsl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Structures as YAML in block style, two columns a level. */
public final class YamlText {

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_]([A-Za-z0-9_ ./()-]*[A-Za-z0-9_)])?");
  private static final Set<String> NO_TEXTS =
      Set.of("null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE");

  private final StringBuilder out = new StringBuilder();
  private final Places places;

  private YamlText(Places places) {
    this.places = places;
  }

  /** The YAML of a structure of texts, numbers, booleans, nulls, lists and maps. */
  public static String of(Value value) {
    return of(value, Places.NONE);
  }

  static String of(Value value, Places places) {
    YamlText text = new YamlText(places);
    if (JsonText.isBlock(value)) {
      text.block(value, "", 0, false);
    } else {
      text.out.append(inline(value)).append('\n');
    }
    text.comment(places.before("end"), 0);
    return text.out.toString();
  }

  private void comment(List<String> lines, int indent) {
    for (String line : lines) {
      out.repeat(" ", indent).append(line.isEmpty() ? "#" : "# ").append(line).append('\n');
    }
  }

  /** The first line may begin behind a dash. */
  private void block(Value value, String path, int indent, boolean begun) {
    boolean behindDash = begun;
    if (value instanceof Value.Items items) {
      int index = 0;
      for (Value element : items.elements()) {
        String below = path + "/" + index++;
        if (!behindDash) {
          comment(places.before(below), indent);
        }
        out.repeat(" ", behindDash ? 0 : indent).append("-");
        element(element, below, indent);
        behindDash = false;
      }
    } else if (value instanceof Value.Fields fields) {
      for (Map.Entry<String, Value> entry : fields.fields().entrySet()) {
        String below = path.isEmpty() ? entry.getKey() : path + "/" + entry.getKey();
        if (!behindDash) {
          comment(places.before(below), indent);
        }
        out.repeat(" ", behindDash ? 0 : indent).append(scalar(entry.getKey())).append(':');
        member(entry.getValue(), below, indent);
        behindDash = false;
      }
    }
  }

  private void element(Value element, String path, int indent) {
    out.append(' ');
    if (JsonText.isBlock(element)) {
      block(element, path, indent + 2, true);
    } else {
      out.append(inline(element)).append('\n');
    }
  }

  private void member(Value value, String path, int indent) {
    if (JsonText.isBlock(value)) {
      out.append('\n');
      block(value, path, indent + 2, false);
    } else {
      out.append(' ').append(inline(value)).append('\n');
    }
  }

  private static String inline(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Num number -> ExpressionPrinter.number(number.value());
      case Value.Text text -> scalar(text.value());
      case Value.Items _ -> "[]";
      case Value.Fields _ -> "{}";
      case Value.Missing _, Value.Time _, Value.Length _ ->
          throw new IllegalArgumentException("YAML has no " + value);
    };
  }

  private static String scalar(String text) {
    if (PLAIN.matcher(text).matches() && !NO_TEXTS.contains(text)) {
      return text;
    }
    boolean single = text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '\'');
    return single ? "'" + text + "'" : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(c -> character(c, out));
    return out.append('"').toString();
  }

  private static void character(int c, StringBuilder out) {
    boolean printable =
        (c >= ' ' && c < 0x7f) || (c >= 0xa0 && c < 0x2028) || (c > 0x2029 && c < 0xd800);
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      case '\r' -> out.append("\\r");
      default -> {
        if (printable) {
          out.appendCodePoint(c);
        } else {
          out.append(c > 0xffff ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
        }
      }
    }
  }
}
