package io.distric.dsl.read;

import io.distric.dsl.ast.Chain;
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
import io.distric.dsl.source.Span;
import io.distric.dsl.source.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Maps a structured source to a model, declaration by declaration: what has been mapped is let go
 * of before the next is read, so that a file of 100 000 rules needs the room of its rules only.
 */
final class ModelReader {

  private static final Set<String> SECTIONS =
      Keys.of(
          "schemas",
          "constants",
          "lists",
          "tables",
          "macros",
          "rules",
          "chains",
          "workflows",
          "schedules",
          "tests");
  static final Set<String> KNOWN = Keys.joined(Keys.of("package", "version"), SECTIONS);
  private static final Set<String> BARE = Keys.joined(RuleReader.KEYS, WorkflowReader.KEYS);

  private final StructureReader source;
  private final NodeReader nodes;
  private final Reading reading;
  private final ParameterReader parameters;
  private final SchemaReader schemaReader;
  private final RuleReader ruleReader;
  private final WorkflowReader workflowReader;
  private final TableReader tableReader;
  private final MacroReader macroReader;
  private final ChainReader chainReader;
  private final ScheduleReader scheduleReader;
  private final TestReader testReader;

  private final List<Schema> schemas = new ArrayList<>();
  private final List<Expr.Entry> constants = new ArrayList<>();
  private final List<Expr.Entry> lists = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<Macro> macros = new ArrayList<>();
  private final List<Chain> chains = new ArrayList<>();
  private final List<Schedule> schedules = new ArrayList<>();
  private final List<Test> tests = new ArrayList<>();
  private Header header = Header.NONE;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Workflow> workflows = new ArrayList<>();

  ModelReader(StructureReader source, ReadLimits limits, Diagnostics diagnostics) {
    this.source = source;
    this.nodes = new NodeReader(source, limits, diagnostics);
    this.reading = new Reading(diagnostics, limits);
    this.parameters = new ParameterReader(reading);
    ConditionReader conditions = new ConditionReader(reading, parameters);
    OptionsReader options = new OptionsReader(reading, parameters);
    FieldReader fields = new FieldReader(reading, parameters);
    EffectReader effects = new EffectReader(reading, parameters, options);
    StepReader steps = new StepReader(reading, parameters, conditions, options);
    this.schemaReader = new SchemaReader(reading, fields, conditions);
    this.ruleReader = new RuleReader(reading, parameters, conditions, effects);
    this.tableReader = new TableReader(reading, parameters);
    this.macroReader = new MacroReader(reading, parameters);
    this.chainReader = new ChainReader(reading);
    this.scheduleReader = new ScheduleReader(reading, parameters, options);
    this.testReader = new TestReader(reading, parameters, conditions);
    this.workflowReader = new WorkflowReader(reading, parameters, fields, options, steps);
  }

  /** Reads all documents of the source. */
  void read() throws MalformedSource {
    StructureReader.Event event = source.next();
    while (event != StructureReader.Event.END) {
      switch (event) {
        case FIELDS -> document();
        case ITEMS -> each(event, Pointer.ROOT, this::addRule);
        case SCALAR -> emptyDocument(nodes.read(event, Pointer.ROOT));
        case END_FIELDS, END_ITEMS, END ->
            throw new IllegalStateException("a document begins with " + event);
      }
      event = source.next();
    }
  }

  Model model() {
    return new Model(
        header, schemas, constants, lists, tables, macros, rules, chains, workflows, schedules,
        tests);
  }

  private void emptyDocument(Node node) {
    if (node instanceof Node.Scalar s && s.value() == io.distric.dsl.value.Value.Null.NULL) {
      return;
    }
    reading.wrongShape(node, "the file", "a map with keys such as rules and workflows");
  }

  /** Keys of a file, or those of one rule or workflow that is a file of its own. */
  private void document() throws MalformedSource {
    Span start = source.span();
    Map<String, Span> seen = new HashMap<>();
    List<Node.Member> bare = new ArrayList<>();
    StructureReader.Event event = source.next();
    while (event != StructureReader.Event.END_FIELDS) {
      String key = nodes.key(event);
      Span keySpan = source.span();
      boolean twice = seen.putIfAbsent(key, keySpan) != null;
      if (twice) {
        reading.error(
            DiagnosticCode.DUPLICATE_KEY,
            keySpan,
            Pointer.ROOT.then(key),
            "the key '" + key + "' stands twice at the top of the file",
            "put all of it under one key");
      }
      member(key, keySpan, bare);
      event = source.next();
    }
    bare(bare, start);
  }

  private void member(String key, Span keySpan, List<Node.Member> bare) throws MalformedSource {
    Pointer pointer = Pointer.ROOT.then(key);
    StructureReader.Event event = source.next();
    if (SECTIONS.contains(key)) {
      section(key, event, pointer);
      return;
    }
    Node node = nodes.read(event, pointer);
    if (key.equals("package")) {
      packageName(reading.text(node, key));
    } else if (BARE.contains(key)) {
      bare.add(new Node.Member(key, keySpan, node));
    } else {
      reading.error(
          DiagnosticCode.UNKNOWN_KEY,
          keySpan,
          pointer,
          "a file has no key '" + key + "'",
          Suggestion.hint(key, bare.isEmpty() ? KNOWN : BARE));
    }
  }

  /** Of several documents the first gives its name. */
  private void packageName(String name) {
    header = new Header(header.name().or(() -> Optional.of(name)), header.version());
  }

  private void version(Node node) {
    int version = reading.integer(node, "version", 0, Integer.MAX_VALUE);
    header = new Header(header.name(), header.version().or(() -> Optional.of(version)));
  }

  private void section(String key, StructureReader.Event event, Pointer pointer)
      throws MalformedSource {
    switch (key) {
      case "rules" -> each(event, pointer, this::addRule);
      case "workflows" ->
          each(event, pointer, n -> add(n, workflowReader::workflow, workflows::add));
      case "schemas" -> each(event, pointer, n -> add(n, schemaReader::schema, schemas::add));
      case "tables" -> each(event, pointer, n -> add(n, tableReader::table, tables::add));
      case "macros" -> each(event, pointer, n -> add(n, macroReader::macro, macros::add));
      case "chains" -> each(event, pointer, n -> add(n, chainReader::chain, chains::add));
      case "schedules" ->
          each(event, pointer, n -> add(n, scheduleReader::schedule, schedules::add));
      case "tests" -> each(event, pointer, n -> add(n, testReader::test, tests::add));
      case "constants" -> constants.addAll(parameters.entries(nodes.read(event, pointer), key));
      default -> lists.addAll(parameters.entries(nodes.read(event, pointer), key));
    }
  }

  private void addRule(Node node) {
    add(node, ruleReader::rule, rules::add);
  }

  private <T> void add(Node node, Function<Node, Optional<T>> read, Consumer<T> sink) {
    read.apply(node).ifPresent(sink);
  }

  /** Elements of a list, one after the other; a null is an empty list. */
  private void each(StructureReader.Event event, Pointer pointer, Consumer<Node> sink)
      throws MalformedSource {
    if (event != StructureReader.Event.ITEMS) {
      Node node = nodes.read(event, pointer);
      boolean empty =
          node instanceof Node.Scalar s && s.value() == io.distric.dsl.value.Value.Null.NULL;
      if (!empty) {
        reading.wrongShape(node, pointer.step(), "a list");
      }
      return;
    }
    int index = 0;
    StructureReader.Event element = source.next();
    while (element != StructureReader.Event.END_ITEMS) {
      sink.accept(nodes.read(element, pointer.then(index++)));
      element = source.next();
    }
  }

  private void bare(List<Node.Member> members, Span start) {
    boolean onlyVersion = members.stream().allMatch(m -> m.key().equals("version"));
    if (onlyVersion) {
      members.forEach(m -> version(m.value()));
      return;
    }
    Node.Fields node = new Node.Fields(members, start, Pointer.ROOT);
    boolean workflow = members.stream().anyMatch(m -> m.key().equals("tasks"));
    if (workflow) {
      add(node, workflowReader::workflow, workflows::add);
    } else {
      addRule(node);
    }
  }
}
