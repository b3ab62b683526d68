package io.distric.dsl.read;

import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Diagnostics;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The spellings of a source, by the end of its name and by how its first line looks. */
enum Format {
  LANGUAGE(
      "the rule language",
      ".distric",
      Pattern.compile(
          "(package|schema|const|list|table|macro|rule|chain|workflow|schedule|test)"
              + "[ \\t]+[\\w\"'`].*")),
  YAML("YAML", ".yaml", Pattern.compile("---.*|-[ \\t].*|[\"'\\w]+[ \\t]*:([ \\t].*)?")),
  JSON("JSON", ".json", Pattern.compile("[{\\[].*"));

  private final String title;
  private final String ending;
  private final Pattern firstLine;

  Format(String title, String ending, Pattern firstLine) {
    this.title = title;
    this.ending = ending;
    this.firstLine = firstLine;
  }

  /** What the end of a name says; empty if it says nothing. */
  static Optional<Format> named(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    if (folded.endsWith(".yml")) {
      return Optional.of(YAML);
    }
    for (Format format : values()) {
      if (folded.endsWith(format.ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Reports a source that is plainly of another spelling: one sentence instead of one for each word
   * that means nothing here.
   */
  boolean isMistaken(SourceText source, Diagnostics diagnostics) {
    int line = 1;
    for (String text : (Iterable<String>) source.text().lines()::iterator) {
      if (!text.isBlank() && !text.startsWith("#") && !text.startsWith("//")) {
        return isMistaken(text.stripTrailing(), line, source.name(), diagnostics);
      }
      line++;
    }
    return false;
  }

  private boolean isMistaken(String first, int line, String name, Diagnostics diagnostics) {
    if (holds(first)) {
      return false;
    }
    for (Format other : values()) {
      if (other.firstLine.matcher(first).matches()) {
        diagnostics.error(
            DiagnosticCode.UNSUPPORTED_FORMAT,
            new Span(line, 1, line, first.codePointCount(0, first.length()) + 1),
            "",
            "this looks like %s, and the name of the file says %s".formatted(other.title, title),
            "let the name end in " + other.ending + ", or write " + title + " in " + name);
        return true;
      }
    }
    return false;
  }

  /** JSON is YAML, too. */
  private boolean holds(String first) {
    return firstLine.matcher(first).matches() || (this == YAML && JSON.holds(first));
  }
}
