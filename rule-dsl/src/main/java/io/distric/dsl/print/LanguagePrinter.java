package io.distric.dsl.print;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Header;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Table;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints a model in the rule language, in the one layout that its formatter knows: what is read
 * from the text is equal to what was printed, and printing it again changes nothing. Declarations
 * keep the order of their places in the source.
 */
public final class LanguagePrinter {

  private final LanguageLines lines = new LanguageLines();

  private LanguagePrinter() {}

  /** The model as a file of the language. */
  public static String print(Model model) {
    LanguagePrinter printer = new LanguagePrinter();
    printer.model(model);
    return printer.lines.text();
  }

  /** One rule alone. */
  public static String print(Rule rule) {
    return print(Model.EMPTY.withRules(List.of(rule)));
  }

  /** One workflow alone. */
  public static String print(Workflow workflow) {
    return print(Model.EMPTY.withWorkflows(List.of(workflow)));
  }

  private void model(Model model) {
    header(model.header());
    boolean first = lines.text().isEmpty();
    boolean loose = true;
    for (Declared declared : declared(model)) {
      // Constants and lists stand together, all else has room around it.
      if (!first && (loose || !declared.tight())) {
        lines.blank();
      }
      declared.print().run();
      first = false;
      loose = !declared.tight();
    }
    List<String> end = model.header().comments().before("end");
    if (!end.isEmpty()) {
      if (!first) {
        lines.blank();
      }
      lines.comment(end);
    }
  }

  private void header(Header header) {
    boolean said = header.name().isPresent() || header.version().isPresent();
    lines.comments(header.comments());
    lines.before("package").before("version");
    if (said) {
      lines.line(
          "package"
              + header.name().map(n -> " " + Names.qualified(n)).orElse("")
              + header.version().map(v -> " version " + v).orElse(""));
    }
  }

  private List<Declared> declared(Model model) {
    List<Declared> all = new ArrayList<>();
    Header header = model.header();
    model.schemas().forEach(s -> all.add(new Declared(s.span(), false, () -> schema(s))));
    model.constants().forEach(c -> all.add(entry(header, "const", "constants/", c)));
    model.lists().forEach(l -> all.add(entry(header, "list", "lists/", l)));
    model.tables().forEach(t -> all.add(new Declared(t.span(), false, () -> table(t))));
    model.macros().forEach(m -> all.add(new Declared(m.span(), false, () -> macro(m))));
    model
        .rules()
        .forEach(r -> all.add(new Declared(r.span(), false, () -> RuleText.print(r, lines))));
    model
        .chains()
        .forEach(c -> all.add(new Declared(c.span(), false, () -> ChainText.chain(c, lines))));
    model
        .workflows()
        .forEach(
            w -> all.add(new Declared(w.span(), false, () -> new WorkflowText(lines).print(w))));
    model
        .schedules()
        .forEach(s -> all.add(new Declared(s.span(), false, () -> ChainText.schedule(s, lines))));
    model
        .tests()
        .forEach(t -> all.add(new Declared(t.span(), false, () -> TestText.print(t, lines))));
    all.sort(
        Comparator.comparingInt((Declared d) -> d.span().line())
            .thenComparingInt(d -> d.span().column()));
    return all;
  }

  private Declared entry(Header header, String word, String section, Expr.Entry entry) {
    List<String> comment = header.comments().before(section + entry.key());
    Runnable print =
        () -> {
          lines.comment(comment);
          lines.line(
              word + " " + Names.id(entry.key()) + " = " + ExpressionPrinter.print(entry.value()));
        };
    return new Declared(entry.value().span(), comment.isEmpty(), print);
  }

  private void schema(Schema schema) {
    lines.comments(schema.comments());
    lines.before("");
    String match = schema.match().map(m -> " match " + ExpressionPrinter.print(m)).orElse("");
    String key = schema.key().map(k -> " key " + ExpressionPrinter.path(k)).orElse("");
    lines.body(
        "schema " + Names.id(schema.name()) + match + key,
        () -> SchemaText.fields(schema.fields(), "fields/", lines));
  }

  private void table(Table table) {
    lines.comments(table.comments());
    lines.before("");
    String head =
        "table "
            + Names.id(table.name())
            + table.from().map(f -> " from " + Texts.literal(f)).orElse("")
            + " key "
            + Names.id(table.key());
    boolean shown = !table.rows().isEmpty() || table.from().isEmpty();
    if (!shown) {
      lines.line(head);
      return;
    }
    lines.line(head + " rows [");
    table.rows().forEach(row -> lines.line("  " + ExpressionPrinter.print(row) + ","));
    lines.line("]");
  }

  private void macro(Macro macro) {
    lines.comments(macro.comments());
    lines.before("");
    String parameters =
        macro.parameters().isEmpty()
            ? ""
            : macro.parameters().stream()
                .map(Names::id)
                .collect(Collectors.joining(", ", "(", ")"));
    lines.line(
        "macro "
            + Names.id(macro.name())
            + parameters
            + " = "
            + ExpressionPrinter.print(macro.body()));
  }

  /** A declaration in its place. */
  private record Declared(Span span, boolean tight, Runnable print) {}
}
