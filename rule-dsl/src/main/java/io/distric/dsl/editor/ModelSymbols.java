package io.distric.dsl.editor;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Test;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a file of YAML or JSON declares, so that documents of the rule language can refer to it. */
public final class ModelSymbols {

  private ModelSymbols() {}

  /** The symbols of a model whose source has these lines. */
  public static List<Symbol> of(Model model, TextLines lines) {
    List<Symbol> symbols = new ArrayList<>();
    for (Schema schema : model.schemas()) {
      List<Symbol> fields = fields(Symbol.Kind.FIELD, schema.fields(), schema.span(), lines);
      symbols.add(symbol(Symbol.Kind.SCHEMA, schema.name(), "", schema.span(), fields, lines));
    }
    for (Expr.Entry entry : model.constants()) {
      Span span = entry.value().span();
      symbols.add(symbol(Symbol.Kind.CONSTANT, entry.key(), "", span, List.of(), lines));
    }
    for (Expr.Entry entry : model.lists()) {
      Span span = entry.value().span();
      symbols.add(symbol(Symbol.Kind.LIST, entry.key(), "", span, List.of(), lines));
    }
    model
        .tables()
        .forEach(
            t -> symbols.add(symbol(Symbol.Kind.TABLE, t.name(), "", t.span(), List.of(), lines)));
    model
        .macros()
        .forEach(
            m -> symbols.add(symbol(Symbol.Kind.MACRO, m.name(), "", m.span(), List.of(), lines)));
    for (Rule rule : model.rules()) {
      symbols.add(symbol(Symbol.Kind.RULE, rule.id(), rule.title(), rule.span(), List.of(), lines));
    }
    for (Chain chain : model.chains()) {
      symbols.add(
          symbol(Symbol.Kind.CHAIN, chain.id(), chain.title(), chain.span(), List.of(), lines));
    }
    for (Workflow workflow : model.workflows()) {
      List<Symbol> inputs = fields(Symbol.Kind.INPUT, workflow.inputs(), workflow.span(), lines);
      symbols.add(
          symbol(
              Symbol.Kind.WORKFLOW,
              workflow.id(),
              workflow.title(),
              workflow.span(),
              inputs,
              lines));
    }
    for (Test test : model.tests()) {
      symbols.add(symbol(Symbol.Kind.TEST, test.name(), "", test.span(), List.of(), lines));
    }
    return symbols;
  }

  private static List<Symbol> fields(
      Symbol.Kind kind, List<Schema.Field> fields, Span span, TextLines lines) {
    List<Symbol> symbols = new ArrayList<>();
    for (Schema.Field field : fields) {
      List<Symbol> parts = parts(field.type(), span, lines);
      symbols.add(symbol(kind, field.name(), type(field.type()), span, parts, lines));
    }
    return symbols;
  }

  private static List<Symbol> parts(Schema.Type type, Span span, TextLines lines) {
    return switch (type) {
      case Schema.Type.ObjectType object -> fields(Symbol.Kind.FIELD, object.fields(), span, lines);
      case Schema.Type.ListType list -> parts(list.element(), span, lines);
      case Schema.Type.MapType _, Schema.Type.Scalar _, Schema.Type.Enumeration _ -> List.of();
    };
  }

  private static String type(Schema.Type type) {
    return switch (type) {
      case Schema.Type.Scalar scalar -> scalar.name().toLowerCase(Locale.ROOT);
      case Schema.Type.Enumeration texts ->
          "enum(\"" + String.join("\", \"", texts.values()) + "\")";
      case Schema.Type.ListType list -> "list<" + type(list.element()) + ">";
      case Schema.Type.MapType map -> "map<" + type(map.value()) + ">";
      case Schema.Type.ObjectType _ -> "{…}";
    };
  }

  /**
   * The reader keeps the place of a declaration, not that of its name: its first line stands for
   * it.
   */
  private static Symbol symbol(
      Symbol.Kind kind,
      String name,
      String detail,
      Span span,
      List<Symbol> parts,
      TextLines lines) {
    Place whole = lines.place(span);
    int lineEnd = lines.offset(lines.line(whole.start()), Integer.MAX_VALUE / 2);
    Place nameplate = new Place(whole.start(), Math.min(whole.end(), lineEnd));
    return new Symbol(kind, name, detail, nameplate, whole, parts);
  }
}
