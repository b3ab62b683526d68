package io.distric.catalog;

import io.distric.config.IngestConfig;
import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Schedule;
import io.distric.dsl.check.RepeatedChecker;
import io.distric.dsl.check.Sources;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.compile.RuleChange;
import io.distric.dsl.match.CompiledMatcher;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.print.ModelPrinter;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rule language itself. */
final class DslLanguage implements CatalogLanguage {

  private static final Set<DiagnosticCode> NOT_RUN =
      EnumSet.of(
          DiagnosticCode.FOREACH_NOT_RUN,
          DiagnosticCode.REPEAT_NOT_RUN,
          DiagnosticCode.WAIT_NOT_RUN,
          DiagnosticCode.CHILD_NOT_RUN,
          DiagnosticCode.SCHEDULE_NOT_RUN);

  private final SourceReader reader = new SourceReader();
  private final MatcherCompiler compiler;
  private final RepeatedChecker checker;

  DslLanguage(IngestConfig config) {
    this(config, Dialects.NONE);
  }

  DslLanguage(IngestConfig config, Dialects dialects) {
    this.checker = new RepeatedChecker(dialects);
    DecoderLimits standard = DecoderLimits.STANDARD;
    this.compiler =
        new MatcherCompiler(
            new DecoderLimits(
                config.depthMax(),
                config.messageBytesMax(),
                standard.elementsMax(),
                standard.messageIdMax()),
            dialects);
  }

  @Override
  public Reading read(SourceText source) {
    ReadResult result = reader.read(source);
    List<Diagnostic> diagnostics = new ArrayList<>(result.diagnostics());
    for (Schedule schedule : result.model().schedules()) {
      diagnostics.add(refused(schedule, source.name()));
    }
    return new Reading(result.model(), diagnostics);
  }

  @Override
  public List<Diagnostic> check(Model model, Map<ItemKey, String> files) {
    Set<String> rules =
        files.keySet().stream()
            .filter(key -> key.kind() == ItemKind.RULE)
            .map(ItemKey::id)
            .collect(Collectors.toSet());
    return checker
        .check(model, (part, id) -> kind(part).map(k -> files.get(new ItemKey(k, id))), rules)
        .stream()
        .map(DslLanguage::asOfNode)
        .toList();
  }

  /** What a node does not run is fine in a file, and an error where it is to be run. */
  private static Diagnostic asOfNode(Diagnostic found) {
    return DiagnosticCode.ofCode(found.code()).stream().anyMatch(NOT_RUN::contains)
        ? new Diagnostic(
            found.code(),
            Severity.ERROR,
            found.message(),
            found.file(),
            found.span(),
            found.pointer(),
            found.hint())
        : found;
  }

  private static Diagnostic refused(Schedule schedule, String file) {
    return new Diagnostic(
        DiagnosticCode.SCHEDULE_NOT_RUN.code(),
        Severity.ERROR,
        "schedule '" + schedule.id() + "' cannot be applied: nodes of this release run none",
        file,
        schedule.span(),
        "",
        DiagnosticCode.SCHEDULE_NOT_RUN.help());
  }

  private static Optional<ItemKind> kind(Sources.Part part) {
    return switch (part) {
      case SCHEMA -> Optional.of(ItemKind.SCHEMA);
      case CONSTANT -> Optional.of(ItemKind.CONSTANT);
      case LIST -> Optional.of(ItemKind.LIST);
      case TABLE -> Optional.of(ItemKind.TABLE);
      case MACRO -> Optional.of(ItemKind.MACRO);
      case RULE -> Optional.of(ItemKind.RULE);
      case CHAIN -> Optional.of(ItemKind.CHAIN);
      case WORKFLOW -> Optional.of(ItemKind.WORKFLOW);
      case SCHEDULE, TEST -> Optional.empty();
    };
  }

  @Override
  public Map<ItemKey, String> print(Model model) {
    Map<ItemKey, String> printed = new LinkedHashMap<>();
    Declaration.each(model, (key, declaration) -> printed.put(key, json(declaration)));
    return printed;
  }

  private static String json(Declaration declaration) {
    Value value =
        switch (declaration) {
          case Declaration.OfRule it -> ModelPrinter.rule(it.rule());
          case Declaration.OfWorkflow it -> ModelPrinter.workflow(it.workflow());
          case Declaration.OfSchema it -> ModelPrinter.schema(it.schema());
          case Declaration.OfConstant it -> ModelPrinter.constant(it.constant().value());
          case Declaration.OfList it -> ModelPrinter.constant(it.list().value());
          case Declaration.OfTable it -> ModelPrinter.table(it.table());
          case Declaration.OfMacro it -> ModelPrinter.macro(it.macro());
          case Declaration.OfChain it -> ModelPrinter.chain(it.chain());
        };
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }

  @Override
  public Matcher compile(Model model, long catalogVersion) {
    return compiler.compile(model, catalogVersion);
  }

  @Override
  public Matcher compile(Model model, long catalogVersion, Model from, Matcher matcher) {
    return compiler.compile(model, catalogVersion, RuleChange.between(from, model), matcher);
  }

  @Override
  public boolean isMergeDue(Matcher matcher) {
    return compiler.isMergeDue(matcher);
  }

  @Override
  public Matcher merge(Model model, Matcher matcher) {
    return compiler.merge(model, matcher);
  }

  @Override
  public int layers(Matcher matcher) {
    return matcher instanceof CompiledMatcher compiled ? compiled.layers() : 0;
  }

  @Override
  public String join(Iterable<CatalogItem> items) {
    Map<ItemKind, List<String>> sections = new TreeMap<>();
    for (CatalogItem item : items) {
      ItemKind kind = item.key().kind();
      String name = named(kind) ? quoted(item.key().id()) + ":" : "";
      sections.computeIfAbsent(kind, _ -> new ArrayList<>()).add(name + item.content());
    }
    StringBuilder text = new StringBuilder("{");
    sections.forEach(
        (kind, contents) -> {
          text.append(text.length() == 1 ? "" : ",\n").append(quoted(kind.word() + "s"));
          text.append(named(kind) ? ":{\n" : ":[\n");
          contents.forEach(content -> text.append(content).append(",\n"));
          text.setLength(text.length() - 2);
          text.append(named(kind) ? "\n}" : "\n]");
        });
    return text.append("}\n").toString();
  }

  private static boolean named(ItemKind kind) {
    return switch (kind) {
      case CONSTANT, LIST -> true;
      case SCHEMA, RULE, WORKFLOW, TABLE, MACRO, CHAIN -> false;
    };
  }

  private static String quoted(String text) {
    return new String(Json.write(new Value.Text(text)), StandardCharsets.UTF_8);
  }
}
