package io.distric.verticle.cli;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schedule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Table;
import io.distric.dsl.ast.Test;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.print.ModelPrinter;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import io.distric.protocol.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A file of the language as JSON, a declaration a line, so that faults find their way back. */
final class LanguagePiece {

  private static final Bundle.Place TOP = new Bundle.Place(1, 1);

  private final StringBuilder text = new StringBuilder();
  private final List<Bundle.Place> places = new ArrayList<>();

  private LanguagePiece() {}

  static Bundle.Piece of(SourceText source) throws CliException {
    ReadResult result = new SourceReader().read(source);
    if (result.hasErrors()) {
      throw CliException.told(
          ProblemCode.RULES_REFUSED.code() + ": " + source.name() + " has faults",
          ExitCode.FAILED,
          result.diagnostics().stream().map(LanguagePiece::json).toList());
    }
    LanguagePiece piece = new LanguagePiece();
    piece.model(result.model());
    return new Bundle.Piece(source.name(), piece.text.toString(), piece.places);
  }

  private static JsonObject json(Diagnostic diagnostic) {
    return new JsonObject()
        .put("file", diagnostic.file())
        .put("line", diagnostic.span().line())
        .put("column", diagnostic.span().column())
        .put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT))
        .put("code", diagnostic.code())
        .put("message", diagnostic.message())
        .put("hint", diagnostic.hint());
  }

  private void model(Model model) {
    line("{", TOP);
    String comma = "";
    for (Map.Entry<String, Value> section : ModelPrinter.model(model).fields().entrySet()) {
      List<Span> spans = spans(model, section.getKey());
      String key = comma + written(new Value.Text(section.getKey())) + ":";
      switch (section.getValue()) {
        case Value.Items items -> {
          line(key + "[", TOP);
          List<String> elements = items.elements().stream().map(LanguagePiece::written).toList();
          each(elements, spans);
          line("]", TOP);
        }
        case Value.Fields fields -> {
          line(key + "{", TOP);
          List<String> members = new ArrayList<>();
          fields
              .fields()
              .forEach((k, v) -> members.add(written(new Value.Text(k)) + ":" + written(v)));
          each(members, spans);
          line("}", TOP);
        }
        default -> line(key + written(section.getValue()), TOP);
      }
      comma = ",";
    }
    line("}", TOP);
  }

  private void each(List<String> lines, List<Span> spans) {
    for (int i = 0; i < lines.size(); i++) {
      Span span = spans.get(i);
      String end = i + 1 < lines.size() ? "," : "";
      line(lines.get(i) + end, new Bundle.Place(span.line(), span.column()));
    }
  }

  private void line(String line, Bundle.Place place) {
    text.append(line).append('\n');
    places.add(place);
  }

  private static String written(Value value) {
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }

  private static List<Span> spans(Model model, String section) {
    return switch (section) {
      case "schemas" -> each(model.schemas(), Schema::span);
      case "constants" -> entries(model.constants());
      case "lists" -> entries(model.lists());
      case "tables" -> each(model.tables(), Table::span);
      case "macros" -> each(model.macros(), Macro::span);
      case "rules" -> each(model.rules(), Rule::span);
      case "chains" -> each(model.chains(), Chain::span);
      case "workflows" -> each(model.workflows(), Workflow::span);
      case "schedules" -> each(model.schedules(), Schedule::span);
      case "tests" -> each(model.tests(), Test::span);
      default -> List.of();
    };
  }

  private static List<Span> entries(List<Expr.Entry> entries) {
    return each(entries, e -> e.value().span());
  }

  private static <T> List<Span> each(List<T> declarations, Function<T, Span> span) {
    return declarations.stream().map(span).toList();
  }
}
