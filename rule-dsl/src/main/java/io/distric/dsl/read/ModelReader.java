package io.distric.dsl.read;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Clauses;
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
import io.distric.dsl.source.Span;
import io.distric.dsl.source.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
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
  private final Map<String, List<String>> headerNotes = new TreeMap<>();
  private final List<List<String>> versionNotes = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Workflow> workflows = new ArrayList<>();

  ModelReader(StructureReader source, ReadLimits limits, Diagnostics diagnostics) {
    this.source = source;
    this.reading = new Reading(diagnostics, limits);
    this.nodes = new NodeReader(source, limits, diagnostics, reading.notes());
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
    nodes.note(Pointer.ROOT);
    reading.notes().take(Pointer.ROOT).values().forEach(lines -> headerNote("end", lines));
  }

  Model model() {
    return new Model(
        new Header(header.name(), header.version(), Comments.of(headerNotes)),
        schemas,
        constants,
        lists,
        tables,
        macros,
        rules,
        chains,
        workflows,
        schedules,
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
      reading.notes().take(pointer).values().forEach(lines -> headerNote("package", lines));
    } else if (key.startsWith("//")) {
      comment(new Node.Member(key, keySpan, node));
    } else if (BARE.contains(key)) {
      bare.add(new Node.Member(key, keySpan, node));
      if (key.equals("version")) {
        versionNotes.addAll(reading.notes().take(pointer).values());
      }
    } else {
      reading.error(
          DiagnosticCode.UNKNOWN_KEY,
          keySpan,
          pointer,
          "a file has no key '" + key + "'",
          Suggestion.hint(key, bare.isEmpty() ? KNOWN : BARE));
    }
  }

  /** A comment at the top: of the header, at the end, or of what comes next. */
  private void comment(Node.Member member) {
    String place = member.key().substring(2);
    boolean known = reading.isComment(member);
    if (known && (place.equals("package") || place.equals("version") || place.equals("end"))) {
      reading.notes().take(Pointer.ROOT).values().forEach(lines -> headerNote(place, lines));
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
      case "workflows" -> each(event, pointer, this::addWorkflow);
      case "schemas" ->
          each(
              event,
              pointer,
              n -> add(n, schemaReader::schema, Schema::withComments, Clauses::of, schemas));
      case "tables" ->
          each(
              event,
              pointer,
              n -> add(n, tableReader::table, Table::withComments, _ -> Clauses.self(), tables));
      case "macros" ->
          each(
              event,
              pointer,
              n -> add(n, macroReader::macro, Macro::withComments, _ -> Clauses.self(), macros));
      case "chains" ->
          each(
              event,
              pointer,
              n -> add(n, chainReader::chain, Chain::withComments, Clauses::of, chains));
      case "schedules" ->
          each(
              event,
              pointer,
              n ->
                  add(
                      n,
                      scheduleReader::schedule,
                      Schedule::withComments,
                      _ -> Clauses.self(),
                      schedules));
      case "tests" ->
          each(
              event,
              pointer,
              n -> add(n, testReader::test, Test::withComments, Clauses::of, tests));
      case "constants" -> entries(nodes.read(event, pointer), key, constants);
      default -> entries(nodes.read(event, pointer), key, lists);
    }
  }

  /** Constants and lists have no room for comments: the header keeps them. */
  private void entries(Node node, String key, List<Expr.Entry> all) {
    Node said = node;
    if (node instanceof Node.Fields(List<Node.Member> members, Span span, Pointer pointer)) {
      said =
          new Node.Fields(
              members.stream().filter(m -> !reading.isComment(m)).toList(), span, pointer);
    }
    List<Expr.Entry> entries = parameters.entries(said, key);
    all.addAll(entries);
    SequencedSet<String> places = new LinkedHashSet<>();
    entries.forEach(e -> places.add(key + "/" + e.key()));
    places.add(Comments.SELF);
    Comments placed = Clauses.place(reading.notes().take(Pointer.ROOT), places);
    placed.at().forEach((at, lines) -> headerNote(at.isEmpty() ? places.getFirst() : at, lines));
  }

  private void headerNote(String place, List<String> lines) {
    headerNotes.merge(place.isEmpty() ? "end" : place, lines, Clauses::joined);
  }

  private void addRule(Node node) {
    add(node, ruleReader::rule, Rule::withComments, Clauses::of, rules);
  }

  private void addWorkflow(Node node) {
    add(node, workflowReader::workflow, Workflow::withComments, Clauses::of, workflows);
  }

  private <T> void add(
      Node node,
      Function<Node, Optional<T>> read,
      BiFunction<T, Comments, T> comment,
      Function<T, SequencedSet<String>> places,
      List<T> sink) {
    Optional<T> declared = read.apply(node);
    Map<String, List<String>> found = reading.notes().take(node.pointer());
    declared.ifPresent(
        d ->
            sink.add(
                found.isEmpty() ? d : comment.apply(d, Clauses.place(found, places.apply(d)))));
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
      Node node = nodes.read(element, pointer.then(index++));
      element = source.next();
      nodes.noteBehind();
      sink.accept(node);
    }
  }

  private void bare(List<Node.Member> members, Span start) {
    boolean onlyVersion = members.stream().allMatch(m -> m.key().equals("version"));
    if (onlyVersion) {
      members.forEach(m -> version(m.value()));
      String place = header.name().isPresent() ? "package" : "version";
      versionNotes.forEach(lines -> headerNote(members.isEmpty() ? "end" : place, lines));
      versionNotes.clear();
      return;
    }
    versionNotes.forEach(lines -> reading.notes().add("", lines));
    versionNotes.clear();
    Node.Fields node = new Node.Fields(members, start, Pointer.ROOT);
    boolean workflow = members.stream().anyMatch(m -> m.key().equals("tasks"));
    if (workflow) {
      addWorkflow(node);
    } else {
      addRule(node);
    }
  }
}
