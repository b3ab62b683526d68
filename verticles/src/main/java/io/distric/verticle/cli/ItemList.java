package io.distric.verticle.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Prints some fields of JSON objects; the first one is their name. */
final class ItemList {

  private final List<String> fields;

  ItemList(String... fields) {
    this.fields = List.of(fields);
  }

  void print(Terminal terminal, OutputOption output, JsonArray items) {
    if (output.json()) {
      items.forEach(item -> terminal.print(((JsonObject) item).encode()));
      return;
    }
    Table table =
        new Table(fields.stream().map(f -> f.toUpperCase(Locale.ROOT)).toArray(String[]::new));
    for (int i = 0; i < items.size(); i++) {
      JsonObject item = items.getJsonObject(i);
      if (output.names()) {
        terminal.print(text(item, fields.getFirst()));
      } else {
        table.row(fields.stream().map(f -> text(item, f)).toArray(String[]::new));
      }
    }
    if (!output.names()) {
      table.print(terminal);
    }
  }

  private static String text(JsonObject item, String field) {
    Object value = item.getValue(field);
    return Objects.toString(value, "-");
  }
}
