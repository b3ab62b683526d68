package io.distric.dsl.read;

import io.distric.dsl.ast.Schema;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.grammar.DistricParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Types of fields: {@code string}, {@code list<int>}, {@code enum("a", "b")}. */
final class TypeBuilder {

  private final ExpressionBuilder expressions;
  private final LiteralBuilder literals;
  private final SyntaxFaults faults;

  TypeBuilder(ExpressionBuilder expressions, LiteralBuilder literals, SyntaxFaults faults) {
    this.expressions = expressions;
    this.literals = literals;
    this.faults = faults;
  }

  Schema.Type type(DistricParser.TypeContext tree) {
    if (tree.LEFT_BRACE() != null) {
      return new Schema.Type.ObjectType(fields(tree.fieldDeclaration()));
    }
    String name = tree.typeName().getText();
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

  /** Fields of a schema, of an object in it, or inputs of a workflow. */
  List<Schema.Field> fields(List<DistricParser.FieldDeclarationContext> trees) {
    List<Schema.Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (DistricParser.FieldDeclarationContext tree : trees) {
      DistricParser.PlainTextContext quoted = tree.fieldName().plainText();
      String name =
          quoted == null
              ? PathBuilder.name(tree.fieldName())
              : literals.constantText(quoted.text(), quoted.RAW_TEXT());
      if (!names.add(name)) {
        faults.report(
            DiagnosticCode.DUPLICATE_KEY,
            tree.getStart(),
            "the field '" + name + "' stands here already",
            "keep one of them");
      }
      fields.add(
          new Schema.Field(
              name,
              type(tree.type()),
              tree.QUESTION() != null,
              Optional.ofNullable(tree.expr()).map(expressions::expr)));
    }
    return fields;
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
    for (DistricParser.PlainTextContext text : tree.plainText()) {
      values.add(literals.constantText(text.text(), text.RAW_TEXT()));
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
