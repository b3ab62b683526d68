package io.distric.dsl.editor;

import io.distric.dsl.source.Diagnostic;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The change that a diagnostic's hint asks for, where it is one that a program can make. */
public final class FixIts {

  private static final Pattern MEANT = Pattern.compile("did you mean ([^?]+)\\?");
  private static final Pattern WITHOUT_QUOTES = Pattern.compile("write (\\S+) without quotes");
  private static final Pattern WITH_QUOTES = Pattern.compile("write (\".*\") with quotes");
  private static final Pattern CLOSE = Pattern.compile("close it with (.)");
  private static final Pattern WRITE =
      Pattern.compile("write (==|!=|<=|>=|<|>|and|or|not|in|matches|is present|[a-z]+_[a-z_]+)");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.$-]+");

  private FixIts() {}

  /**
   * A change of a text.
   *
   * @param title what it does, for people
   * @param place what is replaced
   * @param text by what
   */
  public record FixIt(String title, Place place, String text) {}

  /** The fix for a diagnostic of a text; empty where its hint leaves the choice to the author. */
  public static Optional<FixIt> of(Diagnostic diagnostic, String text) {
    TextLines lines = new TextLines(text);
    Place place = lines.place(diagnostic.span());
    if (place.equals(Place.NONE) && diagnostic.span().line() <= 0) {
      return Optional.empty();
    }
    String hint = diagnostic.hint();
    Matcher meant = MEANT.matcher(hint);
    if (meant.find()) {
      return replaceWord(text, place, meant.group(1));
    }
    Matcher bare = WITHOUT_QUOTES.matcher(hint);
    if (bare.matches()) {
      return isQuoted(text, place)
          ? Optional.of(new FixIt("Write " + bare.group(1), place, bare.group(1)))
          : Optional.empty();
    }
    Matcher quoted = WITH_QUOTES.matcher(hint);
    if (quoted.matches()) {
      Place number = word(text, place);
      return Optional.of(new FixIt("Write " + quoted.group(1), number, quoted.group(1)));
    }
    Matcher close = CLOSE.matcher(hint);
    if (close.matches()) {
      return Optional.of(closing(lines, place, close.group(1)));
    }
    Matcher write = WRITE.matcher(hint);
    if (write.matches()) {
      return Optional.of(new FixIt("Write " + write.group(1), place, write.group(1)));
    }
    return hint.startsWith("take it away")
        ? Optional.of(new FixIt("Take it away", place, ""))
        : Optional.empty();
  }

  private static Optional<FixIt> replaceWord(String text, Place place, String meant) {
    Place word = isQuoted(text, place) ? inside(place) : word(text, place);
    if (word.start() == word.end()) {
      return Optional.empty();
    }
    return Optional.of(new FixIt("Change to " + meant, word, meant));
  }

  private static boolean isQuoted(String text, Place place) {
    boolean wide = place.end() - place.start() > 1 && place.end() <= text.length();
    char first = wide ? text.charAt(place.start()) : ' ';
    return (first == '"' || first == '\'' || first == '`') && text.charAt(place.end() - 1) == first;
  }

  private static Place inside(Place quoted) {
    return new Place(quoted.start() + 1, quoted.end() - 1);
  }

  /** The last name of what stands there: a diagnostic of a path is about the name that fails. */
  private static Place word(String text, Place place) {
    Matcher word = WORD.matcher(text);
    if (place.start() >= text.length()
        || !word.find(place.start())
        || word.start() != place.start()) {
      return new Place(place.start(), place.start());
    }
    int end = place.end() > place.start() + 1 ? Math.min(place.end(), word.end()) : word.end();
    return new Place(place.start(), end);
  }

  /** A quote is closed at the end of its line, a bracket where it was missed. */
  private static FixIt closing(TextLines lines, Place place, String sign) {
    boolean quote = sign.equals("\"") || sign.equals("'") || sign.equals("`");
    int at = quote ? lines.offset(lines.line(place.start()), Integer.MAX_VALUE / 2) : place.start();
    return new FixIt("Close it with " + sign, new Place(at, at), sign);
  }
}
