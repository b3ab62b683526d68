package io.distric.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes the JSON text of a model apart into its items, and puts it together again. */
final class BundleText {

  private static final JsonFactory JSON = new JsonFactory();

  private final String text;
  private final JsonParser parser;
  private final Map<ItemKey, String> items = new LinkedHashMap<>();

  private BundleText(String text) throws IOException {
    this.text = text;
    this.parser = JSON.createParser(text);
  }

  static Map<ItemKey, String> split(String text) {
    try {
      BundleText bundle = new BundleText(text);
      bundle.sections();
      return bundle.items;
    } catch (IOException e) {
      throw new UncheckedIOException("what the printer printed is JSON", e);
    }
  }

  static String join(Iterable<CatalogItem> items) {
    Map<ItemKind, List<String>> sections = new TreeMap<>();
    for (CatalogItem item : items) {
      ItemKind kind = item.key().kind();
      String content =
          named(kind) ? quoted(item.key().id()) + ":" + item.content() : item.content();
      sections.computeIfAbsent(kind, _ -> new ArrayList<>()).add(content);
    }
    StringBuilder text = new StringBuilder("{");
    sections.forEach(
        (kind, contents) -> {
          text.append(text.length() == 1 ? "" : ",\n").append(quoted(section(kind))).append(":");
          text.append(named(kind) ? "{\n" : "[\n");
          text.append(String.join(",\n", contents));
          text.append(named(kind) ? "\n}" : "\n]");
        });
    return text.append("}\n").toString();
  }

  private void sections() throws IOException {
    parser.nextToken();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      ItemKind kind = kind(parser.currentName());
      JsonToken open = parser.nextToken();
      JsonToken token = parser.nextToken();
      while (!token.isStructEnd()) {
        if (open == JsonToken.START_ARRAY) {
          element(kind);
        } else {
          member(kind);
        }
        token = parser.nextToken();
      }
    }
  }

  private void member(ItemKind kind) throws IOException {
    String name = parser.currentName();
    parser.nextToken();
    int start = start();
    parser.skipChildren();
    items.put(new ItemKey(kind, name), text.substring(start, end()));
  }

  /** An element names itself by its field {@code id} or {@code name}. */
  private void element(ItemKind kind) throws IOException {
    int start = start();
    String wanted = kind == ItemKind.SCHEMA ? "name" : "id";
    String id = "";
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      parser.nextToken();
      if (field.equals(wanted)) {
        id = parser.getText();
      }
      parser.skipChildren();
    }
    items.put(new ItemKey(kind, id), text.substring(start, end()));
  }

  private int start() {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private int end() {
    // Numbers and words end where the next begins; what stands between is not theirs.
    int end = (int) parser.currentLocation().getCharOffset();
    while (Character.isWhitespace(text.charAt(end - 1)) || text.charAt(end - 1) == ',') {
      end--;
    }
    return end;
  }

  private static boolean named(ItemKind kind) {
    return switch (kind) {
      case CONSTANT, LIST -> true;
      case SCHEMA, RULE, WORKFLOW -> false;
    };
  }

  private static String section(ItemKind kind) {
    return kind.word() + "s";
  }

  private static ItemKind kind(String section) {
    for (ItemKind kind : ItemKind.values()) {
      if (section(kind).equals(section)) {
        return kind;
      }
    }
    throw new IllegalStateException("the printer prints sections that are kept, not " + section);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c :
        com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance().quoteAsString(text)) {
      quoted.append(c);
    }
    return quoted.append('"').toString();
  }
}
