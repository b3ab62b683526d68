package io.distric.dsl.corpus;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes corpora for {@code eval} and {@code bench}: {@code CorpusFiles payments 10000 1000 SEED
 * FOLDER} writes rules.yaml, messages.ndjson, and what a naive evaluation says of the first so many
 * messages in expected.ndjson.
 */
final class CorpusFiles {

  private CorpusFiles() {}

  public static void main(String[] arguments) throws IOException {
    Corpus corpus =
        Corpus.of(
            Corpus.Shape.valueOf(arguments[0].toUpperCase(Locale.ROOT)),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Long.parseLong(arguments[3]));
    write(
        corpus, Files.createDirectories(Path.of(arguments[4])), Integer.getInteger("expect", 200));
  }

  private static void write(Corpus corpus, Path folder, int expected) throws IOException {
    Files.writeString(folder.resolve("rules.yaml"), corpus.yaml());
    try (BufferedWriter messages = Files.newBufferedWriter(folder.resolve("messages.ndjson"));
        BufferedWriter results = Files.newBufferedWriter(folder.resolve("expected.ndjson"))) {
      int line = 0;
      long matched = 0;
      for (Map<String, Object> message : corpus.messages()) {
        messages.write(Corpus.json(message) + "\n");
        if (line++ < expected) {
          List<String> ids = corpus.expected(message);
          matched += ids.size();
          String quoted = ids.isEmpty() ? "" : "\"" + String.join("\",\"", ids) + "\"";
          results.write("{\"line\":" + line + ",\"matched\":[" + quoted + "]}\n");
        }
      }
      System.out.printf("%.2f matches a message%n", (double) matched / Math.min(line, expected));
    }
  }
}
