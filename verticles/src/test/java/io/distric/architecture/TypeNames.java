package io.distric.architecture;

import java.util.List;
import java.util.regex.Pattern;

/** Names that say nothing: whoever reaches for one misses a room or a concept. */
final class TypeNames {

  private static final Pattern EMPTY =
      Pattern.compile(
          ".*(Utils?|Helper|Manager|Common|Impl)|(Default|Abstract|Base|Common)[A-Z].*");

  private TypeNames() {}

  static List<Finding> check(JavaText file) {
    return file.types().stream()
        .filter(type -> EMPTY.matcher(type.text()).matches())
        .map(type -> new Finding(file.path(), type.line(), problem(type.text())))
        .toList();
  }

  private static String problem(String name) {
    return "the name " + name + " says nothing: name the concept that it stands for";
  }
}
