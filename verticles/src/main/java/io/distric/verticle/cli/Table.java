package io.distric.verticle.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows under headlines, as wide as they have to be. */
final class Table {

  private final List<String[]> rows = new ArrayList<>();

  Table(String... headlines) {
    rows.add(headlines);
  }

  void row(String... cells) {
    rows.add(cells);
  }

  void print(Terminal terminal) {
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        line.append(row[i]);
        line.repeat(' ', widths[i] - row[i].length() + 2);
      }
      terminal.print(line.toString().stripTrailing());
    }
  }
}
