package io.distric.dsl.value;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pattern in RE2 syntax, searched anywhere in a text unless anchored. Patterns that are nothing
 * but a literal, anchored or not, are compared without the machine.
 */
public final class TextPattern {

  private static final String META = "\\.+*?()|[]{}^$";

  private final String source;
  private final @Nullable Pattern machine;
  private final String literal;
  private final boolean fromStart;
  private final boolean toEnd;
  private final byte[] utf8;

  /** Made when it is first needed; null where there is none, or nobody has asked yet. */
  private volatile @Nullable PatternAutomaton automaton;

  private volatile boolean asked;

  private TextPattern(String source, Pattern machine) {
    this.source = source;
    this.fromStart = source.startsWith("^");
    this.toEnd = source.length() > (fromStart ? 1 : 0) && source.endsWith("$");
    String middle = source.substring(fromStart ? 1 : 0, source.length() - (toEnd ? 1 : 0));
    boolean plain = middle.chars().noneMatch(c -> META.indexOf(c) >= 0);
    this.literal = plain ? middle : "";
    this.machine = plain ? null : machine;
    this.utf8 = literal.getBytes(StandardCharsets.UTF_8);
  }

  /** Empty where the text is no pattern of RE2. */
  public static Optional<TextPattern> compile(String source) {
    try {
      return Optional.of(new TextPattern(source, Pattern.compile(source)));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** The pattern as its author wrote it. */
  public String source() {
    return source;
  }

  /** Whether a text has a part that matches. */
  public boolean isFoundIn(String text) {
    if (machine != null) {
      return machine.matcher(text).find();
    }
    if (fromStart) {
      return toEnd ? text.equals(literal) : text.startsWith(literal);
    }
    return toEnd ? text.endsWith(literal) : text.contains(literal);
  }

  /** What is looked for, where the pattern is nothing but a literal. */
  public String literal() {
    return literal;
  }

  /** Whether a text has to begin with what is looked for. */
  public boolean isFromStart() {
    return fromStart;
  }

  /** Whether a text has to end with what is looked for. */
  public boolean isToEnd() {
    return toEnd;
  }

  /** Whether the pattern is nothing but a literal, anchored or not. */
  public boolean isLiteral() {
    return machine == null;
  }

  /** Whether a UTF-8 text has a part that matches. */
  public boolean isFoundIn(byte[] bytes, int from, int to) {
    if (machine == null) {
      return isLiteralIn(bytes, from, to);
    }
    if (!asked) {
      // Who makes it twice makes the same.
      automaton = PatternAutomaton.of(source).orElse(null);
      asked = true;
    }
    PatternAutomaton made = automaton;
    return made == null
        ? isFoundIn(new String(bytes, from, to - from, StandardCharsets.UTF_8))
        : made.isFoundIn(bytes, from, to);
  }

  private boolean isLiteralIn(byte[] bytes, int from, int to) {
    if (fromStart) {
      return (!toEnd || to - from == utf8.length) && Utf8.startsWith(bytes, from, to, utf8);
    }
    return toEnd ? Utf8.endsWith(bytes, from, to, utf8) : Utf8.contains(bytes, from, to, utf8);
  }

  /** What every text that matches begins with; empty where nothing can be said. */
  String head() {
    if (source.contains("(?") || source.contains("\\Q")) {
      // What is behind a flag, or an empty quotation, may repeat what is before it.
      return "";
    }
    int depth = 0;
    boolean isPlainSoFar = true;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      // Behind these, brackets are not told from those that mean themselves.
      isPlainSoFar &= c != '\\' && c != '[';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '|' && (depth == 0 || !isPlainSoFar)) {
        return "";
      }
    }
    int to = 1;
    while (fromStart && to < source.length() && isPlain(source.charAt(to))) {
      to++;
    }
    if (!fromStart || to == 1) {
      return "";
    }
    boolean counted = to < source.length() && "*?{".indexOf(source.charAt(to)) >= 0;
    return source.substring(1, counted ? to - 1 : to);
  }

  /**
   * What every text that matches has at some place; empty where nothing can be said. Worked out
   * anew each time.
   */
  public Optional<TextFactors> factors() {
    return PatternParser.parse(source).flatMap(PatternFactors::of).or(this::factorsOfHead);
  }

  private Optional<TextFactors> factorsOfHead() {
    String head = head();
    return head.isEmpty()
        ? Optional.empty()
        : Optional.of(new TextFactors(TextFactors.Where.START, List.of(head)));
  }

  private static boolean isPlain(char c) {
    return c > ' ' && c < 127 && META.indexOf(c) < 0;
  }

  @Override
  public String toString() {
    return source;
  }
}
