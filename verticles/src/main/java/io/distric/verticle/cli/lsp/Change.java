package io.distric.verticle.cli.lsp;

import io.distric.dsl.editor.TextLines;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * A change of a text.
 *
 * @param range what is replaced; null: all of it
 * @param text by what
 */
record Change(@Nullable Range range, String text) {

  static Change of(TextDocumentContentChangeEvent event) {
    return new Change(event.getRange(), event.getText());
  }

  String applied(String before) {
    if (range == null) {
      return text;
    }
    TextLines lines = new TextLines(before);
    int start = lines.offset(range.getStart().getLine(), range.getStart().getCharacter());
    int end = lines.offset(range.getEnd().getLine(), range.getEnd().getCharacter());
    return before.substring(0, start) + text + before.substring(Math.max(start, end));
  }
}
