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

  /** Editors of Windows put it before a text; it belongs to the encoding. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Copies the map, and takes the byte order mark away. */
  public SourceText {
    text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    beside = Map.copyOf(beside);
  }

  /** A text by itself. */
  public SourceText(String name, String text) {
    this(name, text, Map.of());
  }
}
