package io.distric.catalog;

import io.distric.dsl.read.CsvTables;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads sources from files, together with the CSV files from which their tables take rows. */
public final class TableFiles {

  private TableFiles() {}

  /**
   * Reads a source.
   *
   * @param file the source
   * @param name by which diagnostics call it
   * @param root nothing outside of this folder is read
   * @param bytesMax of one CSV file
   * @throws IOException says which file cannot be read, and why
   */
  public static SourceText read(Path file, String name, Path root, long bytesMax)
      throws IOException {
    String text = text(file);
    return new SourceText(name, text, beside(file, text, root, bytesMax));
  }

  /**
   * The CSV files from which the tables of a source take rows, by the names in it.
   *
   * @param file the source
   * @param text what is in it
   * @param root nothing outside of this folder is read
   * @param bytesMax of one CSV file
   * @throws IOException says which file cannot be read, and why
   */
  public static Map<String, String> beside(Path file, String text, Path root, long bytesMax)
      throws IOException {
    Map<String, String> beside = new HashMap<>();
    for (String mention : CsvTables.mentioned(text)) {
      Path csv = beside(file, mention, root);
      if (csv != null) {
        if (Files.size(csv) > bytesMax) {
          throw new IOException("%s has more than %d bytes".formatted(csv, bytesMax));
        }
        beside.put(mention, text(csv));
      }
    }
    return beside;
  }

  private static @Nullable Path beside(Path file, String mention, Path root) throws IOException {
    try {
      Path csv = file.toAbsolutePath().resolveSibling(mention).normalize();
      boolean inside = Files.isRegularFile(csv) && csv.toRealPath().startsWith(root.toRealPath());
      return inside ? csv : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer read = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(read).toString();
    } catch (CharacterCodingException e) {
      throw new IOException(
          "%s:%s is not UTF-8; save the file as UTF-8"
              .formatted(file, place(bytes, read.position())),
          e);
    }
  }

  /** Line and column of the byte at which the decoder stopped. */
  private static String place(byte[] bytes, int at) {
    String before = new String(bytes, 0, at, StandardCharsets.UTF_8);
    int start = before.lastIndexOf('\n') + 1;
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    return line + ":" + (before.codePointCount(start, before.length()) + 1);
  }
}
