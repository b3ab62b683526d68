package io.distric.dsl.ast;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people wrote for people, kept where it stands: before a declaration or before one of its
 * clauses.
 *
 * <p>A place is named as in the YAML spelling, from the declaration down: {@code ""} is the
 * declaration itself, {@code "when"} a clause, {@code "actions/1"} the second action, {@code
 * "tasks/0/cases/1"} a case of the first task.
 *
 * @param at lines by their place, without the sign that makes them a comment
 */
public record Comments(SortedMap<String, List<String>> at) {

  /** None. */
  public static final Comments NONE = new Comments(Collections.emptySortedMap());

  /** The place of the declaration itself. */
  public static final String SELF = "";

  /** Copies the map and the lists. */
  public Comments {
    SortedMap<String, List<String>> copy = new TreeMap<>();
    at.forEach((place, lines) -> copy.put(place, List.copyOf(lines)));
    copy.values().removeIf(List::isEmpty);
    at = Collections.unmodifiableSortedMap(copy);
  }

  /** Comments at some places; {@link #NONE} if there are none. */
  public static Comments of(Map<String, List<String>> at) {
    return at.isEmpty() ? NONE : new Comments(new TreeMap<>(at));
  }

  /** The lines before a place, in order; empty if there are none. */
  public List<String> before(String place) {
    return at.getOrDefault(place, List.of());
  }

  /** Whether there are none at all. */
  public boolean isEmpty() {
    return at.isEmpty();
  }
}
