package io.distric.dsl.read;

import io.distric.dsl.ast.Schema;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.grammar.DistricParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Types of fields: {@code string}, {@code list<int>}, {@code enum("a", "b")}. */
final class TypeBuilder {

  private final LiteralBuilder literals;
  private final SyntaxFaults faults;

  TypeBuilder(LiteralBuilder literals, SyntaxFaults faults) {
    this.literals = literals;
    this.faults = faults;
  }

  Schema.Type type(DistricParser.TypeContext tree) {
    String name = tree.NAME().getText();
    if (tree.type() != null) {
      return generic(name, tree);
    }
    if (tree.LEFT_PARENTHESIS() != null) {
      return enumeration(name, tree);
    }
    for (Schema.Type.Scalar scalar : Schema.Type.Scalar.values()) {
      if (scalar.name().toLowerCase(Locale.ROOT).equals(name)) {
        return scalar;
      }
    }
    return unknown(tree);
  }

  private Schema.Type generic(String name, DistricParser.TypeContext tree) {
    return switch (name) {
      case "list" -> new Schema.Type.ListType(type(tree.type()));
      case "map" -> new Schema.Type.MapType(type(tree.type()));
      default -> unknown(tree);
    };
  }

  private Schema.Type enumeration(String name, DistricParser.TypeContext tree) {
    if (!name.equals("enum")) {
      return unknown(tree);
    }
    List<String> values = new ArrayList<>();
    for (ParseTree child : tree.children) {
      switch (child) {
        case DistricParser.TextContext text -> values.add(literals.constantText(text, null));
        case TerminalNode node when node.getSymbol().getType() == DistricParser.RAW_TEXT ->
            values.add(literals.constantText(null, node));
        default -> {}
      }
    }
    return new Schema.Type.Enumeration(values);
  }

  private Schema.Type unknown(DistricParser.TypeContext tree) {
    faults.report(
        DiagnosticCode.BAD_VALUE,
        tree.getStart(),
        "'" + tree.getText() + "' is no type",
        "types are string, int, decimal, boolean, timestamp, duration, any, enum(\"a\"), list<…>,"
            + " map<…>");
    return Schema.Type.Scalar.ANY;
  }
}
