package io.distric.config;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that an author probably meant. */
final class NearestWord {

  private NearestWord() {}

  static Optional<String> among(Collection<String> words, String given) {
    String nearest = "";
    int best = Math.max(2, given.length() / 4) + 1;
    for (String word : words) {
      int distance = distance(word, given);
      if (distance < best) {
        best = distance;
        nearest = word;
      }
    }
    return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
  }

  private static int distance(String left, String right) {
    int[] above = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int swap = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(swap, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[right.length()];
  }
}
