package io.distric.dsl.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The comments of a structured source until their declaration takes them. One thread. */
final class Notes {

  private final Map<String, List<String>> found = new LinkedHashMap<>();

  /** Adds lines before a place. */
  void add(String place, List<String> lines) {
    if (!lines.isEmpty()) {
      found.computeIfAbsent(place, _ -> new ArrayList<>()).addAll(lines);
    }
  }

  /** What was found since, by the places below one; all else goes to that one itself. */
  Map<String, List<String>> take(Pointer pointer) {
    if (found.isEmpty()) {
      return Map.of();
    }
    String root = pointer.path();
    Map<String, List<String>> below = new LinkedHashMap<>();
    found.forEach(
        (place, lines) -> {
          boolean inside = place.startsWith(root) && place.length() > root.length();
          String rest = inside ? place.substring(root.length() + 1) : "";
          below.computeIfAbsent(usual(rest), _ -> new ArrayList<>()).addAll(lines);
        });
    found.clear();
    return below;
  }

  /** Keys that say the same as others count as these. */
  private static String usual(String place) {
    int end = place.indexOf('/') < 0 ? place.length() : place.indexOf('/');
    return switch (place.substring(0, end)) {
      case "conditions", "all", "any", "not" -> "when";
      case "inputs" -> "input" + place.substring(end);
      default -> place;
    };
  }
}
