package io.distric.dsl.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Table;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Diagnostics;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Suggestion;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.MalformedJson;
import io.distric.dsl.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills tables from the CSV files beside their source: the first line names the columns; a cell
 * that spells a number of JSON is one, {@code true} and {@code false} are truth values, an empty
 * cell is missing, all else is text. Cells of the key column are always text.
 */
public final class CsvTables {

  private static final int ROWS_MAX = 200_000;
  private static final int COLUMNS_MAX = 256;
  private static final int MENTIONS_MAX = 64;
  private static final String SUFFIX = ".csv";
  private static final Pattern MENTION =
      Pattern.compile(
          "\"([^\"\\n"
              + "]{1,200}\\.csv)\"|'([^'\\n"
              + "]{1,200}\\.csv)'|([^\\s\"',:{}\\[\\]]{1,200}\\.csv)");

  private final Diagnostics diagnostics;

  CsvTables(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** CSV files that a source may take rows from: whoever reads it from a folder reads these too. */
  public static List<String> mentioned(String source) {
    List<String> names = new ArrayList<>();
    Matcher matcher = MENTION.matcher(source);
    // A mention is within one line: the lines of tens of megabytes that have none are passed over.
    int at = source.indexOf(SUFFIX);
    while (at >= 0 && names.size() < MENTIONS_MAX) {
      int newline = source.indexOf('\n', at);
      int end = newline < 0 ? source.length() : newline;
      matcher.region(source.lastIndexOf('\n', at) + 1, end);
      collect(matcher, names);
      at = source.indexOf(SUFFIX, end);
    }
    return names;
  }

  private static void collect(Matcher matcher, List<String> names) {
    while (matcher.find() && names.size() < MENTIONS_MAX) {
      for (int group = 1; group <= 3; group++) {
        if (matcher.group(group) != null && !names.contains(matcher.group(group))) {
          names.add(matcher.group(group));
        }
      }
    }
  }

  Model fill(Model model, SourceText source) {
    if (source.beside().isEmpty()
        || model.tables().stream().noneMatch(t -> t.from().isPresent() && t.rows().isEmpty())) {
      return model;
    }
    List<Table> filled = new ArrayList<>();
    for (Table table : model.tables()) {
      String csv = table.from().map(source.beside()::get).orElse(null);
      filled.add(csv == null || !table.rows().isEmpty() ? table : fill(table, csv));
    }
    return model.withTables(filled);
  }

  private Table fill(Table table, String csv) {
    try (CsvParser parser = new CsvFactory().createParser(csv)) {
      parser.enable(CsvParser.Feature.TRIM_SPACES);
      parser.enable(CsvParser.Feature.SKIP_EMPTY_LINES);
      List<String> columns = record(parser);
      if (!columns.isEmpty() && columns.getFirst().startsWith("\uFEFF")) {
        columns.set(0, columns.getFirst().substring(1));
      }
      if (!areColumns(columns, table)) {
        return table;
      }
      List<Expr.MapOf> rows = new ArrayList<>();
      for (List<String> cells = record(parser); !cells.isEmpty(); cells = record(parser)) {
        int line = rows.size() + 2;
        if (cells.size() > columns.size()) {
          fault(
              table,
              "row %d has %d cells, its columns are %d"
                  .formatted(line, cells.size(), columns.size()),
              "a cell that holds a comma stands in double quotes");
          return table;
        }
        if (rows.size() == ROWS_MAX) {
          fault(table, "it has more than " + ROWS_MAX + " rows", "split the table");
          return table;
        }
        rows.add(row(columns, cells, table));
      }
      return table.withRows(rows);
    } catch (JsonProcessingException e) {
      fault(table, String.valueOf(e.getOriginalMessage()), "");
    } catch (IOException e) {
      fault(table, String.valueOf(e.getMessage()), "");
    }
    return table;
  }

  private boolean areColumns(List<String> columns, Table table) {
    if (columns.isEmpty()) {
      fault(table, "it is empty", "its first line names the columns");
    } else if (columns.size() > COLUMNS_MAX) {
      fault(table, "it has more than " + COLUMNS_MAX + " columns", "");
    } else if (new HashSet<>(columns).size() < columns.size()) {
      fault(table, "two of its columns have the same name", "the first line names the columns");
    } else if (!columns.contains(table.key())) {
      fault(
          table,
          "it has no column '" + table.key() + "', which is the table's key",
          Suggestion.hint(table.key(), columns));
    } else {
      return true;
    }
    return false;
  }

  private void fault(Table table, String what, String hint) {
    diagnostics.error(
        DiagnosticCode.TABLE_FILE,
        table.span(),
        "",
        "the file '%s' of table '%s' cannot be used: %s"
            .formatted(table.from().orElse(""), table.name(), what),
        hint);
  }

  /** The cells of the next line; empty at the end. */
  private static List<String> record(CsvParser parser) throws IOException {
    List<String> cells = new ArrayList<>();
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      return cells;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      cells.add(parser.getText());
    }
    return cells;
  }

  private static Expr.MapOf row(List<String> columns, List<String> cells, Table table) {
    List<Expr.Entry> entries = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String text = cells.get(i);
      if (!text.isEmpty()) {
        Value value = columns.get(i).equals(table.key()) ? new Value.Text(text) : value(text);
        entries.add(new Expr.Entry(columns.get(i), new Expr.Literal(value, table.span())));
      }
    }
    return new Expr.MapOf(entries, table.span());
  }

  private static Value value(String text) {
    char first = text.charAt(0);
    boolean scalar = first == '-' || first == 't' || first == 'f' || Character.isDigit(first);
    if (scalar) {
      try {
        Value value = Json.parse(text.getBytes(StandardCharsets.UTF_8));
        if (value instanceof Value.Num || value instanceof Value.Bool) {
          return value;
        }
      } catch (MalformedJson e) {
        return new Value.Text(text);
      }
    }
    return new Value.Text(text);
  }
}
