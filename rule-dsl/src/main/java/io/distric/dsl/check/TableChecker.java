package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Table;
import io.distric.dsl.expand.TableRows;
import io.distric.dsl.source.DiagnosticCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks that every row of a table can be looked up. */
final class TableChecker {

  private TableChecker() {}

  static void check(Table table, Faults faults) {
    if (table.rows().isEmpty()) {
      faults.error(
          DiagnosticCode.TABLE_FILE,
          table.span(),
          table
              .from()
              .map(
                  file ->
                      "table '%s' has no rows: there is no file '%s' with rows beside the source"
                          .formatted(table.name(), file))
              .orElse("table '" + table.name() + "' has no rows"),
          "put the file beside the source that names it, or write rows:");
    }
    Map<String, Expr.MapOf> rows = new HashMap<>();
    int number = 0;
    for (Expr.MapOf row : table.rows()) {
      number++;
      for (Expr.Entry cell : row.entries()) {
        if (TableRows.constant(cell.value()).isEmpty()) {
          faults.error(
              DiagnosticCode.BAD_TABLE,
              cell.value().span(),
              "the cell '%s' in row %d of table '%s' is no constant"
                  .formatted(cell.key(), number, table.name()),
              "write the value itself; text stands in quotes");
        }
      }
      Optional<String> key = TableRows.key(table, row);
      if (key.isEmpty()) {
        faults.error(
            DiagnosticCode.BAD_TABLE,
            row.span(),
            "row %d of table '%s' has no text or number under its key '%s'"
                .formatted(number, table.name(), table.key()),
            "give the row a " + table.key());
      } else if (rows.putIfAbsent(key.get(), row) != null) {
        faults.error(
            DiagnosticCode.BAD_TABLE,
            row.span(),
            "table '%s' has two rows with %s '%s'".formatted(table.name(), table.key(), key.get()),
            "take one of them away");
      }
    }
  }
}
