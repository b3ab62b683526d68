package io.distric.dsl.read;

import java.util.List;
import java.util.Random;

/** Sources of YAML in the ways in which people and printers write maps, lists and scalars. */
final class RandomYaml {

  private static final List<String> KEYS =
      List.of(
          "id",
          "rules",
          "when",
          "a b",
          "'it''s'",
          "\"k\\\"\"",
          "user.id",
          "x-y",
          "né",
          "7",
          "\"\"");

  private static final List<String> SCALARS =
      List.of(
          "1",
          "-1.5",
          "+7",
          "1e3",
          "0x1F",
          "true",
          "null",
          "~",
          "text",
          "two words",
          "a:b",
          "a#b",
          "it's",
          "'quoted'",
          "'it''s'",
          "''",
          "\"two\"",
          "\"a\\nb\\\\\"",
          "\"a\\u0041\"",
          "\"\"",
          "user.id",
          "x > 1 and y",
          "né",
          "日本",
          "http://a/b?c=1",
          "a, b",
          "[x",
          "(a)",
          "$x",
          "/p",
          ".5",
          "-x",
          "- x",
          "no",
          "2026-01-01",
          "10:30",
          "=",
          "<<",
          "\"# no comment\"",
          "%",
          "5m");

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  RandomYaml(Random random) {
    this.random = random;
  }

  String next() {
    if (random.nextInt(8) == 0) {
      text.append("---\n");
    }
    above(0);
    block(random.nextInt(10) == 0 ? 2 : 0, 0, false);
    if (random.nextInt(4) == 0) {
      above(0);
    }
    if (random.nextInt(5) == 0) {
      text.setLength(Math.max(0, text.length() - 1));
    }
    String eol = random.nextInt(12) == 0 ? "\r\n" : "\n";
    return text.toString().replace("\n", eol);
  }

  /** A map or list whose first entry stands on the line that is open, if one is. */
  private void block(int column, int depth, boolean onLine) {
    boolean map = random.nextBoolean();
    int entries = 1 + random.nextInt(3);
    for (int i = 0; i < entries; i++) {
      if (i > 0 || !onLine) {
        above(column);
        text.repeat(' ', column);
      }
      if (map) {
        text.append(pick(KEYS)).append(':');
        behindKey(column, depth);
      } else {
        text.append('-');
        behindDash(column, depth);
      }
    }
  }

  private void behindKey(int column, int depth) {
    int kind = random.nextInt(depth > 3 ? 4 : 7);
    if (kind < 4) {
      onLine();
    } else {
      behind();
      text.append('\n');
      int further = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(4);
      block(column + further, depth + 1, false);
    }
  }

  private void behindDash(int column, int depth) {
    int kind = random.nextInt(depth > 3 ? 4 : 8);
    if (kind < 4) {
      onLine();
    } else if (kind < 7) {
      int spaces = random.nextInt(4) == 0 ? 3 : 1;
      text.repeat(' ', spaces);
      block(column + 1 + spaces, depth + 1, true);
    } else {
      behind();
      text.append('\n');
      block(column + 2, depth + 1, false);
    }
  }

  private void onLine() {
    text.append(random.nextInt(10) == 0 ? "  " : " ");
    if (random.nextInt(3) == 0) {
      flow(0);
    } else if (random.nextInt(20) > 0) {
      text.append(pick(SCALARS));
    }
    behind();
    text.append('\n');
  }

  private void flow(int depth) {
    boolean map = random.nextBoolean();
    text.append(map ? '{' : '[');
    int entries = random.nextInt(4);
    for (int i = 0; i < entries; i++) {
      space();
      if (map) {
        String key = pick(KEYS);
        text.append(key).append(key.startsWith("\"") && random.nextBoolean() ? ":" : ": ");
      }
      if (depth < 3 && random.nextInt(3) == 0) {
        flow(depth + 1);
      } else {
        text.append(pick(SCALARS));
      }
      space();
      if (i + 1 < entries || random.nextInt(10) == 0) {
        text.append(',');
      }
    }
    text.append(map ? '}' : ']');
  }

  private void space() {
    switch (random.nextInt(12)) {
      case 0 -> text.append('\n').repeat(' ', random.nextInt(14));
      case 1, 2, 3 -> text.append(' ');
      default -> {}
    }
  }

  private void above(int column) {
    while (random.nextInt(6) == 0) {
      if (random.nextInt(3) > 0) {
        text.repeat(' ', random.nextInt(3) == 0 ? random.nextInt(8) : column).append("# over\n");
      } else {
        text.append(random.nextBoolean() ? "\n" : "  \n");
      }
    }
  }

  private void behind() {
    if (random.nextInt(8) == 0) {
      text.append(random.nextInt(6) == 0 ? " " : " # behind");
    }
  }

  private String pick(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
