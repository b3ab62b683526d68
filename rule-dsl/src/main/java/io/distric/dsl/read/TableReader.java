package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Table;
import io.distric.dsl.source.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Maps a node to a table. */
final class TableReader {

  private static final Set<String> KEYS = Keys.of("name", "from", "key", "rows");

  private final Reading reading;
  private final ParameterReader parameters;

  TableReader(Reading reading, ParameterReader parameters) {
    this.reading = reading;
    this.parameters = parameters;
  }

  Optional<Table> table(Node node) {
    return Section.of(node, "a table", KEYS, reading).map(this::table);
  }

  private Table table(Section section) {
    Optional<Node> name = section.require("name", "the table", reading);
    Optional<Node> key = section.require("key", "the table", reading);
    if (!section.has("from") && !section.has("rows")) {
      reading.error(
          DiagnosticCode.MISSING_KEY,
          section.node(),
          "the table has neither a file nor rows",
          "add from: with the name of a CSV file, or rows:");
    }
    return new Table(
        name.map(n -> reading.text(n, "name")).orElse(""),
        section.get("from").map(n -> reading.text(n, "from")),
        key.map(n -> reading.text(n, "key")).orElse(""),
        section.get("rows").map(this::rows).orElse(List.of()),
        section.node().span());
  }

  private List<Expr.MapOf> rows(Node node) {
    if (!(node instanceof Node.Items items)) {
      reading.wrongShape(node, "rows", "a list of maps");
      return List.of();
    }
    List<Expr.MapOf> rows = new ArrayList<>();
    for (Node element : items.elements()) {
      parameters.map(element, "a row").ifPresent(rows::add);
    }
    return rows;
  }
}
