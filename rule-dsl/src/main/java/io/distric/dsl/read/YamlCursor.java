package io.distric.dsl.read;

import io.distric.dsl.read.YamlEvents.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text of YAML, and the scalars that {@link YamlLines} knows: those on one line, plain
 * or in quotes, of characters that take one place each and mean nothing else. One thread.
 */
final class YamlCursor {

  private static final String DOCUMENT = "---\n";

  private final String text;
  private int at;
  private int line;
  private int lineStart;

  /** A cursor behind the mark with which a document may begin. */
  YamlCursor(String source) {
    this.text = source.indexOf('\r') < 0 ? source : source.replace("\r\n", "\n");
    if (text.startsWith(DOCUMENT)) {
      at = DOCUMENT.length() - 1;
      nextLine();
    }
  }

  /** What places count in: the source, with the line ends of Unix. */
  String text() {
    return text;
  }

  int at() {
    return at;
  }

  /** From 0. */
  int line() {
    return line;
  }

  int lineStart() {
    return lineStart;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  boolean is(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  /** The character here; there has to be one. */
  char here() {
    return text.charAt(at);
  }

  void step() {
    at++;
  }

  /** The column behind the spaces, from 0. */
  int skipSpaces() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at - lineStart;
  }

  void nextLine() {
    at = Math.min(at + 1, text.length());
    line++;
    lineStart = at;
  }

  boolean isEndOfLine() {
    return isEnd(at);
  }

  /** A dash that begins an item. */
  boolean isDash() {
    return is('-') && isBlank(at + 1);
  }

  /** A colon that ends a key; behind quotes and within a flow it needs no space. */
  boolean isColon(boolean spaced) {
    return is(':') && (!spaced || isBlank(at + 1));
  }

  /** A map or list in flow style begins. */
  boolean isFlow() {
    return is('{') || is('[');
  }

  /** The next line that is not empty belongs to a plain scalar above it, in a block at a column. */
  boolean goesOn(int block) {
    int from = lineStart;
    int next = from;
    while (next < text.length() && isBlank(next)) {
      from = text.charAt(next) == '\n' ? next + 1 : from;
      next++;
    }
    if (next == text.length() || text.charAt(next) == '#') {
      return false;
    }
    return next - from > block || !isUsual(text.charAt(next));
  }

  /** Goes to the next line with what stands behind a sign; null if it is not known here. */
  @Nullable String comment() {
    int from = at + 1;
    int end = from;
    while (!isEnd(end)) {
      if (!isUsual(text.charAt(end))) {
        return null;
      }
      end++;
    }
    at = end;
    nextLine();
    return text.substring(from, end);
  }

  /** Goes behind a scalar; null if it is none that is known here. */
  @Nullable Kind scalar(boolean flow) {
    return switch (text.charAt(at)) {
      case '\'' -> single();
      case '"' -> doubled();
      default -> plain(flow);
    };
  }

  private @Nullable Kind single() {
    Kind kind = Kind.QUOTED;
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\'') {
          at = i + 1;
          return kind;
        }
        kind = Kind.SINGLE;
        i++;
      } else if (!isUsual(c)) {
        return null;
      }
    }
    return null;
  }

  private @Nullable Kind doubled() {
    Kind kind = Kind.QUOTED;
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        at = i + 1;
        return kind;
      }
      if (c == '\\') {
        kind = Kind.DOUBLE;
        i++;
        if (i == text.length() || "\"\\/nt".indexOf(text.charAt(i)) < 0) {
          return null;
        }
      } else if (!isUsual(c)) {
        return null;
      }
    }
    return null;
  }

  private @Nullable Kind plain(boolean flow) {
    if (!isPlainStart()) {
      return null;
    }
    int end = at;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (endsPlain(c, i, flow)) {
        break;
      }
      if (!isUsual(c)) {
        return null;
      }
      if (c != ' ') {
        end = i + 1;
      }
    }
    at = end;
    return Kind.PLAIN;
  }

  private boolean endsPlain(char c, int index, boolean flow) {
    return switch (c) {
      case '\n' -> true;
      case ':' -> isBlank(index + 1) || (flow && isFlowSign(text.charAt(index + 1)));
      case '#' -> text.charAt(index - 1) == ' ';
      case ',', '[', ']', '{', '}' -> flow;
      default -> false;
    };
  }

  private boolean isPlainStart() {
    char c = text.charAt(at);
    if (Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '/' || c == '(') {
      return true;
    }
    return (c == '-' || c == '+' || c == '.')
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  private static boolean isFlowSign(char c) {
    return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
  }

  /** Neither a control character, nor an end of line, nor one of two that make one. */
  private static boolean isUsual(char c) {
    return c >= ' '
        && (c <= '~' || (c >= '\u00A0' && c < '\uD800' && c != '\u2028' && c != '\u2029'));
  }

  private boolean isBlank(int index) {
    return isEnd(index) || text.charAt(index) == ' ';
  }

  private boolean isEnd(int index) {
    return index >= text.length() || text.charAt(index) == '\n';
  }
}
