package io.distric.dsl.read;

import io.distric.dsl.source.DiagnosticCode;
import java.util.Optional;

/** Ids of rules, workflows and steps. */
final class Ids {

  private static final int LENGTH_MAX = 128;

  private Ids() {}

  static String id(Section section, String what, Reading reading) {
    Optional<Node> node = section.require("id", what, reading);
    if (node.isEmpty()) {
      return "";
    }
    String id = reading.text(node.get(), "id");
    boolean allowed =
        !id.isBlank()
            && id.codePointCount(0, id.length()) <= LENGTH_MAX
            && id.chars().noneMatch(Character::isISOControl);
    if (!allowed && node.get() instanceof Node.Scalar) {
      reading.error(
          DiagnosticCode.BAD_ID,
          node.get(),
          "the id of " + what + " is " + node.get().kind(),
          "an id is a text of 1 to 128 characters on one line");
    }
    return id;
  }
}
