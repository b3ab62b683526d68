package io.distric.dsl.diff;

import java.util.List;
import java.util.Locale;

/**
 * Something that differs.
 *
 * @param how in which way
 * @param kind what it is: {@code rule}, {@code workflow}, …
 * @param id its id or name
 * @param clauses what of it changed; empty unless it did
 */
public record Change(How how, String kind, String id, List<Clause> clauses) {

  /** Copies the list. */
  public Change {
    clauses = List.copyOf(clauses);
  }

  /** Ways to differ. */
  public enum How {
    /** Only the second has it. */
    ADDED,
    /** Only the first has it. */
    REMOVED,
    /** Both have it, with other clauses. */
    CHANGED,
    /** A rule that has its turn earlier or later than others did. */
    MOVED;

    /** As it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A clause that differs.
   *
   * @param name as its key is written: {@code when}, {@code let.young}
   * @param before in the first, empty where it is not there
   * @param after in the second, empty where it is not there
   */
  public record Clause(String name, String before, String after) {}
}
