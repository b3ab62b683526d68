package io.distric.dsl.read;

import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.value.Value;
import java.util.Optional;

/** Ids of rules, workflows and steps. */
final class Ids {

  private static final int LENGTH_MAX = 128;

  private Ids() {}

  /** Whether a text can be one. */
  static boolean isId(String id) {
    return !id.isBlank()
        && id.codePointCount(0, id.length()) <= LENGTH_MAX
        && id.chars().noneMatch(Character::isISOControl);
  }

  /** The id under the name by which the catalog shows it, if not under its own. */
  static String id(Section section, String shown, String what, Reading reading) {
    return section.has("id") || !section.has(shown)
        ? id(section, what, reading)
        : id(section.get(shown), what, reading);
  }

  static String id(Section section, String what, Reading reading) {
    return id(section.require("id", what, reading), what, reading);
  }

  private static String id(Optional<Node> node, String what, Reading reading) {
    if (node.isEmpty()) {
      return "";
    }
    String id = reading.text(node.get(), "id");
    if (!isId(id) && node.get() instanceof Node.Scalar(Value.Text _, _, _)) {
      reading.error(
          DiagnosticCode.BAD_ID,
          node.get(),
          "the id of " + what + " is " + node.get().kind(),
          "an id is a text of 1 to 128 characters on one line");
    }
    return id;
  }
}
