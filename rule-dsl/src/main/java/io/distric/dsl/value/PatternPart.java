package io.distric.dsl.value;

import io.distric.dsl.value.PatternNode.Chars;

/** Looks for the longest text that every match of a pattern has in it. */
final class PatternPart {

  /** What stands right before the node at hand. */
  private final StringBuilder run = new StringBuilder();

  private String longest = "";

  private PatternPart() {}

  /** The longest text; empty if there is none. */
  static String of(PatternNode tree) {
    PatternPart part = new PatternPart();
    part.add(tree);
    part.end();
    return part.longest;
  }

  private void add(PatternNode node) {
    switch (node) {
      case Chars chars -> {
        if (isOne(chars)) {
          run.append((char) one(chars));
        } else {
          end();
        }
      }
      case PatternNode.Sequence(var parts) -> parts.forEach(this::add);
      case PatternNode.Repeat(var part, var least, _) -> {
        end();
        if (least > 0) {
          add(part);
          end();
        }
      }
      case PatternNode.Choice(var parts) -> {
        if (parts.size() == 1) {
          add(parts.getFirst());
        } else {
          end();
        }
      }
      // Nothing stands between what is before and behind, for there is no such match otherwise.
      case PatternNode.Start _, PatternNode.End _ -> {}
    }
  }

  private void end() {
    if (run.length() > longest.length()) {
      longest = run.toString();
    }
    run.setLength(0);
  }

  private static boolean isOne(Chars chars) {
    return !chars.beyond() && Long.bitCount(chars.low()) + Long.bitCount(chars.high()) == 1;
  }

  private static int one(Chars chars) {
    return chars.low() != 0
        ? Long.numberOfTrailingZeros(chars.low())
        : Long.SIZE + Long.numberOfTrailingZeros(chars.high());
  }
}
