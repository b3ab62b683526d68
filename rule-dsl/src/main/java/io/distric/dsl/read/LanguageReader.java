package io.distric.dsl.read;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Comments;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Header;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schedule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Table;
import io.distric.dsl.ast.Test;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Diagnostics;
import io.distric.dsl.source.SourceText;
import io.distric.grammar.DistricParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.antlr.v4.runtime.Token;

/** Reads a source of the language, declaration by declaration. Confined to one thread. */
final class LanguageReader {

  private final DeclarationCutter cutter;
  private final DeclarationParser parser;
  private final LanguageBuilder builder;

  private Header header = Header.NONE;
  private final TreeMap<String, List<String>> notes = new TreeMap<>();
  private final Set<String> names = new HashSet<>();
  private final List<Schema> schemas = new ArrayList<>();
  private final List<Expr.Entry> constants = new ArrayList<>();
  private final List<Expr.Entry> lists = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<Macro> macros = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Chain> chains = new ArrayList<>();
  private final List<Workflow> workflows = new ArrayList<>();
  private final List<Schedule> schedules = new ArrayList<>();
  private final List<Test> tests = new ArrayList<>();

  LanguageReader(SourceText source, ReadLimits limits, Diagnostics diagnostics) {
    this.cutter = new DeclarationCutter(source.text());
    this.builder = new LanguageBuilder(limits, diagnostics);
    this.parser = new DeclarationParser(limits, builder.faults());
  }

  Model read() {
    Optional<List<Token>> piece = cutter.next();
    while (piece.isPresent()) {
      declaration(piece.get());
      piece = cutter.next();
    }
    header = new Header(header.name(), header.version(), Comments.of(notes));
    return new Model(
        header, schemas, constants, lists, tables, macros, rules, chains, workflows, schedules,
        tests);
  }

  private void declaration(List<Token> tokens) {
    CommentPlaces places = new CommentPlaces(tokens);
    if (places.isAlone()) {
      notes.putAll(places.all("end"));
      return;
    }
    Optional<DistricParser.DeclarationContext> tree = parser.parse(tokens);
    if (tree.isEmpty()) {
      return;
    }
    builder.begin(places);
    switch (tree.get()) {
      case DistricParser.PackageHeaderContext it -> header(it, places);
      case DistricParser.SchemaContext it -> schemas.add(builder.schema(it));
      case DistricParser.ConstantValueContext it ->
          entry("constants", builder.entry(it.id(), it.expr()), it, constants, places);
      case DistricParser.NamedListContext it ->
          entry("lists", builder.entry(it.id(), it.expr()), it, lists, places);
      case DistricParser.TableContext it -> tables.add(builder.table(it));
      case DistricParser.MacroContext it -> macros.add(builder.macro(it));
      case DistricParser.Rule_Context it -> rules.add(builder.rule(it));
      case DistricParser.ChainContext it -> chains.add(builder.chain(it));
      case DistricParser.WorkflowContext it -> workflows.add(builder.workflow(it));
      case DistricParser.ScheduleContext it -> schedules.add(builder.schedule(it));
      case DistricParser.Test_Context it -> tests.add(builder.test(it));
      default -> throw new IllegalStateException("no such declaration: " + tree.get().getText());
    }
  }

  /** Of several the first counts, as of several documents of YAML. */
  private void header(DistricParser.PackageHeaderContext tree, CommentPlaces places) {
    Header read = builder.header(tree);
    header =
        new Header(header.name().or(read::name), header.version().or(read::version), Comments.NONE);
    notes.putAll(places.all(tree.plainName() == null ? "version" : "package"));
  }

  private void entry(
      String section,
      Expr.Entry entry,
      DistricParser.DeclarationContext tree,
      List<Expr.Entry> entries,
      CommentPlaces places) {
    if (!names.add(section + "/" + entry.key())) {
      builder
          .faults()
          .report(
              DiagnosticCode.DUPLICATE_KEY,
              tree.getStart(),
              "'" + entry.key() + "' is declared in this file already",
              "keep one of them");
    }
    entries.add(entry);
    notes.putAll(places.all(section + "/" + entry.key()));
  }
}
