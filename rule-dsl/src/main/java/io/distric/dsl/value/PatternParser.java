package io.distric.dsl.value;

import io.distric.dsl.value.PatternNode.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads patterns that RE2 has taken already. Refuses all that is not as plain as most patterns are:
 * flags but that for upper and lower case, classes of Unicode or with characters beyond ASCII, word
 * boundaries.
 */
final class PatternParser {

  private static final Chars DIGITS = Chars.range('0', '9');
  private static final Chars WORDS =
      DIGITS.or(Chars.range('a', 'z')).or(Chars.range('A', 'Z')).or(Chars.of('_'));
  private static final Chars SPACES =
      Chars.of(' ').or(Chars.of('\t')).or(Chars.of('\n')).or(Chars.of('\f')).or(Chars.of('\r'));
  private static final PatternNode NOTHING = new PatternNode.Sequence(List.of());
  private static final int DEPTH_MAX = 50;
  private static final int TIMES_MAX = 200;

  private final String source;
  private int at;
  private int depth;

  /** Whether upper and lower case are the same, as behind {@code (?i)} up to the group's end. */
  private boolean folds;

  private PatternParser(String source) {
    this.source = source;
  }

  /** Thrown where a pattern is not as plain. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused() {
      super(null, null, false, false);
    }
  }

  /** The tree of a pattern; empty where it is not as plain. */
  static Optional<PatternNode> parse(String source) {
    PatternParser parser = new PatternParser(source);
    try {
      PatternNode tree = parser.choice();
      return parser.at == source.length() ? Optional.of(tree) : Optional.empty();
    } catch (Refused e) {
      return Optional.empty();
    }
  }

  private boolean isNext(char wanted) {
    return at < source.length() && source.charAt(at) == wanted;
  }

  private char next() throws Refused {
    if (at == source.length() || source.charAt(at) > 126) {
      throw new Refused();
    }
    return source.charAt(at++);
  }

  private PatternNode choice() throws Refused {
    if (++depth > DEPTH_MAX) {
      throw new Refused();
    }
    List<PatternNode> parts = new ArrayList<>(List.of(sequence()));
    while (isNext('|')) {
      at++;
      parts.add(sequence());
    }
    depth--;
    return parts.size() == 1 ? parts.getFirst() : new PatternNode.Choice(parts);
  }

  private PatternNode sequence() throws Refused {
    List<PatternNode> parts = new ArrayList<>();
    while (at < source.length() && !isNext('|') && !isNext(')')) {
      PatternNode part = repeated(isBeyondNext() ? beyond() : atom());
      if (!part.equals(NOTHING)) {
        parts.add(part);
      }
    }
    return new PatternNode.Sequence(parts);
  }

  private PatternNode atom() throws Refused {
    char c = next();
    return switch (c) {
      case '^' -> new PatternNode.Start();
      case '$' -> new PatternNode.End();
      case '.' -> Chars.of('\n').not();
      case '[' -> charClass();
      case '(' -> group();
      case '\\' -> inCase(escaped());
      case '*', '+', '?', '{' -> throw new Refused();
      default -> inCase(Chars.of(c));
    };
  }

  private boolean isBeyondNext() {
    return at < source.length() && source.charAt(at) > 127;
  }

  private PatternNode beyond() throws Refused {
    int c = source.codePointAt(at);
    if (folds || c <= Character.MAX_VALUE && Character.isSurrogate((char) c)) {
      throw new Refused();
    }
    at += Character.charCount(c);
    return new PatternNode.Beyond(Character.toString(c));
  }

  /** Two letters have a third form each, beyond ASCII: the sign of Kelvin, and the long s. */
  private PatternNode inCase(Chars chars) {
    Chars both = folds ? chars.folded() : chars;
    if (!folds || both.beyond()) {
      return both;
    }
    List<PatternNode> all = new ArrayList<>(List.of(both));
    if (both.has('k')) {
      all.add(new PatternNode.Beyond("\u212a"));
    }
    if (both.has('s')) {
      all.add(new PatternNode.Beyond("\u017f"));
    }
    return all.size() == 1 ? both : new PatternNode.Choice(all);
  }

  private PatternNode group() throws Refused {
    boolean before = folds;
    if (isNext('?')) {
      at++;
      char c = next();
      if (c == 'i') {
        folds = true;
        c = next();
        if (c == ')') {
          // RE2 would repeat what stands before the flag.
          if (isRepeatNext()) {
            throw new Refused();
          }
          return NOTHING;
        }
      }
      if (c != ':') {
        throw new Refused();
      }
    }
    PatternNode inner = choice();
    if (next() != ')') {
      throw new Refused();
    }
    folds = before;
    return inner;
  }

  private Chars escaped() throws Refused {
    char c = next();
    return switch (c) {
      case 'd' -> DIGITS;
      case 'D' -> DIGITS.not();
      case 'w' -> WORDS;
      case 'W' -> otherThan(WORDS);
      case 's' -> SPACES;
      case 'S' -> SPACES.not();
      default -> {
        if (c <= ' ' || WORDS.has(c)) {
          throw new Refused();
        }
        yield Chars.of(c);
      }
    };
  }

  /** What two letters are in another case stands beyond ASCII, where no class tells them apart. */
  private Chars otherThan(Chars chars) throws Refused {
    Chars both = folds ? chars.folded() : chars;
    if (folds && (both.has('k') || both.has('s'))) {
      throw new Refused();
    }
    return both.not();
  }

  private PatternNode charClass() throws Refused {
    boolean negated = isNext('^');
    at += negated ? 1 : 0;
    Chars all = new Chars(0, 0, false);
    boolean first = true;
    while (first || !isNext(']')) {
      first = false;
      all = all.or(member());
    }
    at++;
    return negated ? otherThan(all) : inCase(all);
  }

  private Chars member() throws Refused {
    char c = next();
    if (c == '[' || c == ']') {
      throw new Refused();
    }
    if (c == '\\') {
      Chars escaped = escaped();
      if (isNext('-')) {
        throw new Refused();
      }
      return escaped;
    }
    if (!isNext('-')) {
      return Chars.of(c);
    }
    at++;
    if (isNext(']')) {
      return Chars.of(c).or(Chars.of('-'));
    }
    char last = next();
    if (last == '\\' || last == '[' || last < c) {
      throw new Refused();
    }
    return Chars.range(c, last);
  }

  private boolean isRepeatNext() {
    return isNext('*') || isNext('+') || isNext('?') || isNext('{');
  }

  private PatternNode repeated(PatternNode part) throws Refused {
    PatternNode repeat = part;
    if (isRepeatNext()) {
      repeat =
          switch (next()) {
            case '*' -> new PatternNode.Repeat(part, 0, PatternNode.ENDLESS);
            case '+' -> new PatternNode.Repeat(part, 1, PatternNode.ENDLESS);
            case '?' -> new PatternNode.Repeat(part, 0, 1);
            default -> counted(part);
          };
      // Which of several matches is found makes no difference to whether one is.
      at += isNext('?') ? 1 : 0;
      if (isRepeatNext()) {
        throw new Refused();
      }
    }
    return repeat;
  }

  private PatternNode counted(PatternNode part) throws Refused {
    int least = number();
    int most = least;
    if (isNext(',')) {
      at++;
      most = isNext('}') ? PatternNode.ENDLESS : number();
    }
    if (next() != '}' || most < least) {
      throw new Refused();
    }
    return new PatternNode.Repeat(part, least, most);
  }

  private int number() throws Refused {
    int from = at;
    int sum = 0;
    while (at < source.length() && source.charAt(at) >= '0' && source.charAt(at) <= '9') {
      sum = Math.min(TIMES_MAX + 1, sum * 10 + source.charAt(at++) - '0');
    }
    // With a zero before it RE2 takes it for text.
    if (at == from || sum > TIMES_MAX || at > from + 1 && source.charAt(from) == '0') {
      throw new Refused();
    }
    return sum;
  }
}
