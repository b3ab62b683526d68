package io.distric.dsl.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what an author meant: the word with the fewest letters changed. */
public final class Suggestion {

  private Suggestion() {}

  /** A hint that names the nearest of some words, or, where none is near, all of a few. */
  public static String hint(String written, Collection<String> known) {
    Optional<String> nearest = nearest(written, known);
    if (nearest.isPresent()) {
      return "did you mean " + nearest.get() + "?";
    }
    List<String> sorted = new ArrayList<>(known);
    sorted.sort(null);
    int shown = Math.min(sorted.size(), 24);
    return shown == 0 ? "" : "known are " + String.join(", ", sorted.subList(0, shown));
  }

  /** The nearest of some words; empty if none is near. */
  public static Optional<String> nearest(String written, Collection<String> known) {
    if (known.isEmpty()) {
      return Optional.empty();
    }
    String folded = fold(written);
    String best = "";
    // Any one letter is one change away from any other: that is no likeness.
    int least = written.length() < 3 ? 1 : written.length() / 3 + 1;
    for (String word : known) {
      if (Math.abs(word.length() - written.length()) >= least) {
        continue;
      }
      int distance = distance(folded, fold(word));
      if (distance < least) {
        least = distance;
        best = word;
      }
    }
    return best.isEmpty() ? beginning(folded, known) : Optional.of(best);
  }

  /** The shortest word that begins as the author did. */
  private static Optional<String> beginning(String folded, Collection<String> known) {
    List<String> longer =
        known.stream().filter(w -> folded.length() >= 3 && fold(w).startsWith(folded)).toList();
    return longer.stream().min(Comparator.comparingInt(String::length));
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Levenshtein's distance, in which two neighbours that changed places count as one. */
  private static int distance(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      table[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      table[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least =
            Math.min(
                Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1), table[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        table[i][j] = swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
      }
    }
    return table[a.length()][b.length()];
  }
}
