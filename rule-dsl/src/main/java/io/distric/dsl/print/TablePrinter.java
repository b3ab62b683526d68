package io.distric.dsl.print;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Table;
import io.distric.dsl.value.Value;
import java.util.List;

/** Tables and macros as keys. */
final class TablePrinter {

  private TablePrinter() {}

  static Value.Fields table(Table table) {
    List<Value> rows = table.rows().stream().map(Parameters::value).toList();
    Shape shape =
        new Shape()
            .put("name", table.name())
            .putIfPresent("from", table.from().map(Value.Text::new))
            .put("key", table.key());
    boolean shown = !rows.isEmpty() || table.from().isEmpty();
    return (shown ? shape.put("rows", new Value.Items(rows)) : shape).done();
  }

  static Value.Fields macro(Macro macro) {
    Expr body = macro.body();
    return new Shape()
        .put("name", macro.name())
        .putUnlessEmpty("parameters", Shape.texts(macro.parameters()))
        .put("expr", ExpressionPrinter.print(body))
        .done();
  }
}
