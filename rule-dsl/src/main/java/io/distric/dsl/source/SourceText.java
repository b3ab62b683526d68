package io.distric.dsl.source;

import java.util.Map;

/**
 * A text that an author wrote, with the name by which diagnostics call it.
 *
 * @param name file name or another label, never empty
 * @param text the whole text
 * @param beside files that the text may take content from, by the names it calls them
 */
public record SourceText(String name, String text, Map<String, String> beside) {

  /** Copies the map. */
  public SourceText {
    beside = Map.copyOf(beside);
  }

  /** A text by itself. */
  public SourceText(String name, String text) {
    this(name, text, Map.of());
  }
}
