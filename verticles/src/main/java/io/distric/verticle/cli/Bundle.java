package io.distric.verticle.cli;

import io.distric.dsl.print.Spelling;
import io.distric.dsl.source.SourceText;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Several files as one YAML text of several documents; JSON is YAML too, and files of the language
 * travel as JSON, a declaration a line.
 *
 * @param text the whole
 * @param files by the line in which each begins
 */
record Bundle(String text, TreeMap<Integer, Piece> files) {

  private static final String BORDER = "---\n";

  /** The files as one text; those of the language must have no faults. */
  static Bundle of(List<SourceText> sources) throws CliException {
    StringBuilder text = new StringBuilder();
    TreeMap<Integer, Piece> files = new TreeMap<>();
    int line = 1;
    for (SourceText source : sources) {
      Piece piece =
          travelsAsJson(source)
              ? LanguagePiece.of(source)
              : new Piece(source.name(), source.text(), List.of());
      String part = piece.text().endsWith("\n") ? piece.text() : piece.text() + "\n";
      files.put(line + 1, piece);
      text.append(BORDER).append(part);
      line += 1 + (int) part.lines().count();
    }
    return new Bundle(text.toString(), files);
  }

  /** A node sees no files: rows of tables travel with their source. */
  private static boolean travelsAsJson(SourceText source) {
    return Spelling.ofFile(source.name()).filter(s -> s == Spelling.DSL).isPresent()
        || !source.beside().isEmpty();
  }

  /** A diagnostic with the file and line that its author knows. */
  JsonObject place(JsonObject diagnostic) {
    Integer line = diagnostic.getInteger("line");
    Map.Entry<Integer, Piece> file = line == null ? null : files.floorEntry(line);
    if (line == null || file == null) {
      return diagnostic;
    }
    int offset = line - file.getKey();
    Piece piece = file.getValue();
    JsonObject placed = diagnostic.copy().put("file", piece.name());
    if (piece.places().isEmpty()) {
      return placed.put("line", offset + 1);
    }
    Place place = piece.places().get(Math.min(offset, piece.places().size() - 1));
    return placed.put("line", place.line()).put("column", place.column());
  }

  /**
   * A file of it.
   *
   * @param name of the file
   * @param text as it travels
   * @param places what each of its lines was; empty: itself
   */
  record Piece(String name, String text, List<Place> places) {
    Piece {
      places = List.copyOf(places);
    }
  }

  /** Where a declaration stands in its file. */
  record Place(int line, int column) {}
}
