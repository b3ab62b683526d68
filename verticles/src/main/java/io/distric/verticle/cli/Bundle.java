package io.distric.verticle.cli;

import io.distric.dsl.print.ModelPrinter;
import io.distric.dsl.print.YamlText;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Several files as one YAML text of several documents; JSON is YAML too.
 *
 * @param text the whole
 * @param files names by the line in which each begins
 */
record Bundle(String text, TreeMap<Integer, String> files) {

  private static final String BORDER = "---\n";

  static Bundle of(List<SourceText> sources) {
    StringBuilder text = new StringBuilder();
    TreeMap<Integer, String> files = new TreeMap<>();
    int line = 1;
    List<String> parts = new ArrayList<>();
    for (SourceText source : sources) {
      String whole = inlined(source);
      String part = whole.endsWith("\n") ? whole : whole + "\n";
      files.put(line + 1, source.name());
      parts.add(BORDER + part);
      line += 1 + (int) part.lines().count();
    }
    parts.forEach(text::append);
    return new Bundle(text.toString(), files);
  }

  /** Rows of tables travel with their source: a node sees no files. */
  private static String inlined(SourceText source) {
    if (source.beside().isEmpty()) {
      return source.text();
    }
    ReadResult read = new SourceReader().read(source);
    return read.hasErrors() ? source.text() : YamlText.of(ModelPrinter.model(read.model()));
  }

  /** A diagnostic with the file and line that its author knows. */
  JsonObject place(JsonObject diagnostic) {
    Integer line = diagnostic.getInteger("line");
    Map.Entry<Integer, String> file = line == null ? null : files.floorEntry(line);
    if (line == null || file == null) {
      return diagnostic;
    }
    return diagnostic.copy().put("file", file.getValue()).put("line", line - file.getKey() + 1);
  }
}
