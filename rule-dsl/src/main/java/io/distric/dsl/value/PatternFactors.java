package io.distric.dsl.value;

import io.distric.dsl.value.PatternNode.Chars;
import io.distric.dsl.value.TextFactors.Where;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for literals of which every match of a pattern has one. The method is that of RE2's
 * prefilter and of the literal extraction of Rust's regex-syntax: sets of what a part of the
 * pattern may be, may begin with, may end with and has to have in it, joined from the leaves up.
 */
final class PatternFactors {

  /** Repetitions that are written out. */
  private static final int COPIES_MAX = 8;

  /** The share of texts beyond which several literals are not worth looking for. */
  private static final double SHARE_MAX = 0.5;

  private PatternFactors() {}

  /**
   * What is known of all texts that a part of a pattern matches.
   *
   * @param exact all of them; empty where that is not known
   * @param heads one of which each begins with
   * @param tails one of which each ends with
   * @param parts one of which each has in it; empty where that is not known
   */
  private record Known(Literals exact, Literals heads, Literals tails, Literals parts) {

    static final Known ANYTHING =
        new Known(Literals.NONE, Literals.EMPTY, Literals.EMPTY, Literals.NONE);
    static final Known EMPTY = exactly(Literals.EMPTY);

    static Known exactly(Literals texts) {
      return new Known(texts, texts, texts, texts);
    }

    /** The same with more behind or before it. */
    Known open() {
      return new Known(Literals.NONE, heads, tails, parts);
    }
  }

  /** The factors that tell most; empty where there are none. */
  static Optional<TextFactors> of(PatternNode tree) {
    Known known = known(tree);
    List<TextFactors> all = new ArrayList<>();
    if (isHeld(tree, true)) {
      all.add(new TextFactors(Where.START, known.heads.texts()));
    }
    if (isHeld(tree, false)) {
      all.add(new TextFactors(Where.END, known.tails.texts()));
    }
    if (!known.parts.isEmpty()) {
      all.add(new TextFactors(Where.ANYWHERE, known.parts.texts()));
    }
    return all.stream()
        .filter(PatternFactors::isWorthLookingFor)
        .min(Comparator.comparingDouble(TextFactors::cost));
  }

  private static boolean isWorthLookingFor(TextFactors factors) {
    return !factors.texts().getFirst().isEmpty()
        && (factors.texts().size() == 1 || factors.share() < SHARE_MAX);
  }

  /** Whether all that matches stands at the beginning, or else at the end, of the text. */
  private static boolean isHeld(PatternNode node, boolean atStart) {
    return switch (node) {
      case PatternNode.Start _ -> atStart;
      case PatternNode.End _ -> !atStart;
      case PatternNode.Sequence(var parts) ->
          !parts.isEmpty() && isHeld(atStart ? parts.getFirst() : parts.getLast(), atStart);
      case PatternNode.Choice(var parts) -> parts.stream().allMatch(part -> isHeld(part, atStart));
      case Chars _, PatternNode.Beyond _, PatternNode.Repeat _ -> false;
    };
  }

  private static Known known(PatternNode node) {
    return switch (node) {
      case Chars chars -> known(chars);
      case PatternNode.Beyond(var character) -> Known.exactly(Literals.of(List.of(character)));
      case PatternNode.Sequence(var parts) ->
          sequence(parts.stream().map(PatternFactors::known).toList());
      case PatternNode.Choice(var parts) -> known(parts);
      case PatternNode.Repeat(var part, var least, var most) -> known(part, least, most);
      // Nothing stands between what is before and behind, for there is no such match otherwise.
      case PatternNode.Start _, PatternNode.End _ -> Known.EMPTY;
    };
  }

  private static Known known(Chars chars) {
    int count = Long.bitCount(chars.low()) + Long.bitCount(chars.high());
    if (chars.beyond() || count == 0 || count > Literals.MAX) {
      return Known.ANYTHING;
    }
    List<String> texts = new ArrayList<>(count);
    for (int c = 0; c < 2 * Long.SIZE; c++) {
      if (chars.has(c)) {
        texts.add(Character.toString(c));
      }
    }
    return Known.exactly(Literals.of(texts));
  }

  private static Known known(List<PatternNode> choice) {
    List<Known> all = choice.stream().map(PatternFactors::known).toList();
    Literals exact = Literals.union(all.stream().map(Known::exact).toList());
    if (!exact.isEmpty()) {
      return Known.exactly(exact);
    }
    Literals heads = Literals.union(all.stream().map(Known::heads).toList());
    Literals tails = Literals.union(all.stream().map(Known::tails).toList());
    return new Known(
        exact,
        heads.isEmpty() ? Literals.EMPTY : heads,
        tails.isEmpty() ? Literals.EMPTY : tails,
        Literals.union(all.stream().map(Known::parts).toList()));
  }

  private static Known known(PatternNode part, int least, int most) {
    Known once = known(part);
    if (least == 0) {
      Literals maybe = Literals.union(List.of(once.exact, Literals.EMPTY));
      return most == 1 && !maybe.isEmpty() ? Known.exactly(maybe) : Known.ANYTHING;
    }
    Known all = sequence(Collections.nCopies(Math.min(least, COPIES_MAX), once));
    return least == most && least <= COPIES_MAX ? all : all.open();
  }

  /**
   * One after the other. Literals may go over several parts, of which those in the middle have to
   * be known exactly: of all such stretches the ones are taken that tell most.
   */
  private static Known sequence(List<Known> all) {
    List<Known> parts = withoutSeams(all);
    Literals heads = parts.getFirst().heads;
    Literals tails = parts.getLast().tails;
    Literals inside = Literals.NONE;
    int last = parts.size() - 1;
    for (int from = 0; from <= last; from++) {
      inside = best(inside, parts.get(from).parts);
      Literals tail = parts.get(from).tails;
      Literals exact = parts.get(from).exact;
      for (int to = from + 1; to <= last && !tail.isEmpty(); to++) {
        Literals next = parts.get(to).heads;
        inside = better(inside, tail, next);
        heads = from == 0 ? better(heads, exact, next) : heads;
        tail = tail.joined(parts.get(to).exact);
        exact = exact.joined(parts.get(to).exact);
      }
      tails = tail.isEmpty() ? tails : best(tails, tail);
    }
    return new Known(exact(parts), heads, tails, inside);
  }

  /** Single literals that follow each other as one, since more of it is always better. */
  private static List<Known> withoutSeams(List<Known> parts) {
    List<Known> fewer = new ArrayList<>(List.of(Known.EMPTY));
    for (Known part : parts) {
      Known last = fewer.getLast();
      boolean single = last.exact.texts().size() == 1 && part.exact.texts().size() == 1;
      Literals both = single ? last.exact.joined(part.exact) : Literals.NONE;
      if (both.isEmpty()) {
        fewer.add(part);
      } else {
        fewer.set(fewer.size() - 1, Known.exactly(both));
      }
    }
    return fewer;
  }

  private static Literals exact(List<Known> parts) {
    return parts.stream().map(Known::exact).reduce(Literals.EMPTY, Literals::joined);
  }

  /** What is made of two, if that is better than what is known. */
  private static Literals better(Literals known, Literals before, Literals behind) {
    boolean worse = !known.isEmpty() && known.cost() <= before.costJoined(behind);
    Literals joined = worse ? Literals.NONE : before.joined(behind);
    return joined.isEmpty() ? known : joined;
  }

  private static Literals best(Literals some, Literals others) {
    if (some.isEmpty() || others.isEmpty()) {
      return some.isEmpty() ? others : some;
    }
    return some.cost() <= others.cost() ? some : others;
  }
}
