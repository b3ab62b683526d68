package io.distric.dsl.editor;

import io.distric.dsl.editor.Proposal.Kind;
import io.distric.dsl.value.Builtin;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be written at one place of a document. Confined to one thread. */
public final class Completer {

  private static final int PROPOSALS_MAX = 500;

  private final Library library;
  private final String uri;
  private final Document document;
  private final Context context;
  private final Offers offers;

  private Completer(
      Library library, String uri, Document document, Set<String> taskTypes, int offset) {
    this.library = library;
    this.uri = uri;
    this.document = document;
    this.context = document.contextAt(offset);
    this.offers = new Offers(library, document, context, taskTypes);
  }

  /**
   * Proposals for a place, best first.
   *
   * @param library all documents
   * @param uri address of the document
   * @param offset the place in it
   * @param taskTypes types of tasks that are known to be there
   */
  public static Completion complete(
      Library library, String uri, int offset, Set<String> taskTypes) {
    Document document = library.documents().get(uri);
    if (document == null) {
      return new Completion(new Place(offset, offset), List.of());
    }
    Completer completer = new Completer(library, uri, document, taskTypes, offset);
    completer.propose();
    List<Proposal> sorted = completer.offers.found();
    sorted.sort(java.util.Comparator.comparingInt(Proposal::rank).thenComparing(Proposal::label));
    int kept = Math.min(sorted.size(), PROPOSALS_MAX);
    return new Completion(completer.context.word(), sorted.subList(0, kept));
  }

  /**
   * Proposals.
   *
   * @param replaced the word that they take the place of
   * @param proposals best first
   */
  public record Completion(Place replaced, List<Proposal> proposals) {
    /** Copies the list. */
    public Completion {
      proposals = List.copyOf(proposals);
    }
  }

  private void propose() {
    if (context.silent()) {
      enumerationValues(true);
      return;
    }
    if (!context.prefix().isEmpty() && Character.isDigit(context.prefix().charAt(0))) {
      offers.units();
      return;
    }
    if (!context.path().isEmpty()) {
      members();
      return;
    }
    switch (context.kind()) {
      case FILE -> inFile();
      case RULE -> inRule();
      case CHAIN -> inChain();
      case STEPS -> inSteps();
      case SWITCH -> inSwitch();
      case TEST -> inTest();
      case FIELDS -> types();
      case ANGLES -> offers.words(Vocabulary.TYPES, Kind.TYPE, 0);
      case OPTIONS -> {
        if (!OptionOffers.offer(context, offers)) {
          expression();
        }
      }
      case PARAMS -> inParams();
      case MAP -> inMap();
      case PARENTHESES, BRACKETS, PART -> expression();
      case MACRO_PARAMETERS, ENUMERATION -> {}
    }
  }

  private void inFile() {
    boolean begins = context.declaration().isEmpty() || atLineStart();
    if (begins) {
      offers.words(Vocabulary.DECLARATIONS, Kind.KEYWORD, 0);
      return;
    }
    switch (context.clause()) {
      case "const", "list", "macro" -> {
        if (!context.before().equals(context.clause())) {
          expression();
          offers.words(Vocabulary.DECLARATIONS, Kind.KEYWORD, 8);
        }
      }
      case "table" -> offers.keywords(0, "from", "key");
      case "schedule" -> offers.keywords(0, "zone", "run", "with");
      case "zone" -> offers.keywords(0, "run");
      case "run" -> offers.workflows();
      case "package" -> offers.keywords(0, "version");
      default -> {}
    }
  }

  private boolean atLineStart() {
    int start = context.word().start();
    return start == 0 || document.text().charAt(start - 1) == '\n';
  }

  private void inRule() {
    switch (context.clause()) {
      case "on" -> {
        if (context.before().equals("on")) {
          offers.definitions(Set.of(Symbol.Kind.SCHEMA), Kind.SCHEMA, 0);
          return;
        }
      }
      case "run" -> {
        if (context.before().equals("run")) {
          offers.workflows();
          return;
        }
      }
      case "let" -> {
        if (context.before().equals("let")) {
          return;
        }
      }
      case "when", "except", "set", "remove", "priority", "enabled" -> expression();
      default -> {}
    }
    if (context.clause().isEmpty() || context.operand() || freshLine()) {
      if (context.clause().equals("let")) {
        expression();
      }
      offers.words(Vocabulary.RULE, Kind.KEYWORD, context.clause().isEmpty() ? 0 : 5);
    } else if (context.clause().equals("let")) {
      expression();
    }
  }

  private boolean freshLine() {
    int line = document.lines().line(context.word().start());
    int start = document.lines().offset(line, 0);
    return document.text().substring(start, context.word().start()).isBlank();
  }

  private void inChain() {
    switch (context.clause()) {
      case "mode" -> offers.keywords(0, "first", "all");
      case "if" -> offers.keywords(0, "unmatched", "matched");
      default -> {
        offers.definitions(Set.of(Symbol.Kind.RULE), Kind.RULE, 0);
        offers.words(Vocabulary.CHAIN, Kind.KEYWORD, 3);
      }
    }
  }

  private void inSteps() {
    boolean top = context.subject().equals("workflow");
    switch (context.clause()) {
      case "type" -> {
        if (context.step().equals("workflow")) {
          offers.workflows();
        } else {
          offers.taskTypes();
        }
      }
      case "name", "element" -> {
        return;
      }
      case "on" -> offers.keywords(0, "failure");
      case "after" -> {
        context.declaration().ifPresent(d -> offers.parts(d, Symbol.Kind.STEP, Kind.VARIABLE, 0));
        offers.words(Vocabulary.BEHIND_STEP, Kind.KEYWORD, 4);
      }
      case "if", "until", "value", "in" -> {
        expression();
        if (context.step().equals("wait")) {
          offers.function(
              "signal", "signal(\"${1:approved}\")", "Waits for a signal of this name.");
        }
      }
      default -> {}
    }
    if (context.clause().equals("named")
        || context.clause().equals("element")
        || context.clause().equals("type")) {
      return;
    }
    if (context.clause().isEmpty() || context.operand() || freshLine()) {
      offers.words(Vocabulary.STEPS, Kind.KEYWORD, 1);
      offers.words(Vocabulary.BEHIND_STEP, Kind.KEYWORD, 2);
      if (top) {
        offers.words(Vocabulary.WORKFLOW, Kind.KEYWORD, 1);
      } else {
        offers.keywords(3, "compensate");
      }
      if (context.step().equals("repeat") || context.clause().equals("value")) {
        offers.keywords(1, "until");
      }
    }
  }

  private void inSwitch() {
    if (context.clause().equals("case") && !context.operand()) {
      expression();
    } else {
      offers.keywords(0, "case", "else");
    }
  }

  private void inTest() {
    switch (context.clause()) {
      case "given" -> {
        if (context.before().equals("given")) {
          offers.definitions(Set.of(Symbol.Kind.SCHEMA), Kind.SCHEMA, 0);
          return;
        }
      }
      case "mock" -> {
        if (context.before().equals("mock")) {
          offers.taskTypes();
          return;
        }
      }
      case "match" -> offers.definitions(Set.of(Symbol.Kind.RULE), Kind.RULE, 0);
      case "run" -> {
        if (context.before().equals("run")) {
          offers.workflows();
          return;
        }
      }
      case "expect" -> {
        offers.keywords(0, "match", "no", "run", "emit", "workflow");
        expression();
      }
      case "workflow" -> {
        if (context.before().equals("workflow")) {
          offers.workflows();
          return;
        }
      }
      case "ending" -> offers.keywords(0, "completed", "failed", "compensated", "with");
      default -> {}
    }
    if (context.clause().isEmpty() || context.operand() || freshLine()) {
      offers.words(Vocabulary.TEST, Kind.KEYWORD, 1);
    }
  }

  private void types() {
    boolean due = context.before().equals(":") || context.before().equals("<");
    if (due) {
      offers.words(Vocabulary.TYPES, Kind.TYPE, 0);
    }
  }

  private void inParams() {
    if (!context.clause().isEmpty()) {
      enumerationValues(false);
      expression();
      return;
    }
    library
        .find(Symbol.Kind.WORKFLOW, context.subject())
        .ifPresent(workflow -> offers.keysOf(workflow.symbol(), Symbol.Kind.INPUT));
  }

  private void inMap() {
    if (!context.clause().isEmpty()) {
      expression();
      return;
    }
    if (context.subject().startsWith("given ")) {
      List<String> names = List.of(context.subject().substring(6).split("\\."));
      Optional<Symbol> at =
          library.find(Symbol.Kind.SCHEMA, names.getFirst()).map(Definition::symbol);
      for (String name : names.subList(1, names.size())) {
        at = at.flatMap(symbol -> symbol.part(Symbol.Kind.FIELD, name));
      }
      at.ifPresent(symbol -> offers.keysOf(symbol, Symbol.Kind.FIELD));
    }
  }

  /** Names where a value is due, operators behind one. */
  private void expression() {
    if (context.before().equals("is")) {
      offers.words(Vocabulary.PRESENCE, Kind.CONSTANT, 0);
      return;
    }
    if (context.operand()) {
      offers.words(Vocabulary.BETWEEN_OPERANDS, Kind.OPERATOR, 0);
      return;
    }
    enumerationValues(false);
    Optional<Symbol> owner = context.declaration();
    boolean workflow = owner.map(Symbol::kind).filter(k -> k == Symbol.Kind.WORKFLOW).isPresent();
    if (workflow) {
      offers.add("input", Kind.VARIABLE, "", "The parameters of this workflow.", "input", 1);
      offers.add("message", Kind.VARIABLE, "", "The message that started it.", "message", 2);
    }
    owner.ifPresent(
        declaration -> {
          offers.parts(declaration, Symbol.Kind.LET, Kind.VARIABLE, 1);
          offers.parts(declaration, Symbol.Kind.PARAMETER, Kind.VARIABLE, 1);
          offers.parts(declaration, Symbol.Kind.ELEMENT, Kind.VARIABLE, 1);
          offers.parts(declaration, Symbol.Kind.STEP, Kind.VARIABLE, 1);
          schema(declaration)
              .ifPresent(schema -> offers.parts(schema, Symbol.Kind.FIELD, Kind.FIELD, 1));
        });
    offers.definitions(
        Set.of(Symbol.Kind.CONSTANT, Symbol.Kind.LIST, Symbol.Kind.TABLE), Kind.CONSTANT, 2);
    for (Definition macro : library.declared(Set.of(Symbol.Kind.MACRO))) {
      boolean parameters = !macro.symbol().parts().isEmpty();
      String name = macro.symbol().name();
      offers.add(name, Kind.FUNCTION, "macro", "", parameters ? name + "($1)" : name, 2);
    }
    for (Builtin builtin : Builtin.values()) {
      String name = FunctionDocs.name(builtin);
      String call = name + (builtin.argumentsMax() == 0 ? "()" : "($1)");
      String doc = FunctionDocs.sentence(builtin);
      offers.add(name, Kind.FUNCTION, FunctionDocs.signature(builtin), doc, call, 3);
    }
    offers.words(Vocabulary.CONSTANTS, Kind.CONSTANT, 4);
    offers.keywords(4, "not");
  }

  private Optional<Symbol> schema(Symbol declaration) {
    // The symbol so far and the one of the whole document differ; the nameplate is the same.
    return document.symbols().stream()
        .filter(s -> s.nameplate().equals(declaration.nameplate()))
        .flatMap(s -> document.schemaOf(s).stream())
        .flatMap(name -> library.find(Symbol.Kind.SCHEMA, name).stream())
        .map(Definition::symbol)
        .findFirst();
  }

  private void members() {
    List<String> path = context.path();
    Optional<Symbol> owner = context.declaration();
    String head = path.getFirst();
    boolean workflow = owner.map(Symbol::kind).filter(k -> k == Symbol.Kind.WORKFLOW).isPresent();
    if (context.clause().equals("params") || context.kind() == Frame.Kind.TEST) {
      offers.taskTypes();
      return;
    }
    if (path.size() == 1 && workflow && head.equals("input")) {
      owner.ifPresent(o -> offers.parts(o, Symbol.Kind.INPUT, Kind.FIELD, 0));
    } else if (path.size() == 1 && (head.equals("message") || head.equals("msg"))) {
      owner.flatMap(this::schema).ifPresent(s -> offers.parts(s, Symbol.Kind.FIELD, Kind.FIELD, 0));
    } else if (path.size() == 1 && owner.flatMap(o -> o.part(Symbol.Kind.STEP, head)).isPresent()) {
      offers.add("result", Kind.FIELD, "", "What the step has returned.", "result", 0);
      offers.add("error", Kind.FIELD, "", "Why the step has failed.", "error", 1);
    } else {
      Optional<String> schema = owner.flatMap(this::schema).map(Symbol::name);
      library
          .walk(uri, owner, schema, path)
          .ifPresent(d -> offers.parts(d.symbol(), Symbol.Kind.FIELD, Kind.FIELD, 0));
    }
  }

  /** The texts of the enumeration that the value before is compared with. */
  private void enumerationValues(boolean inText) {
    Optional<Symbol> compared = Compared.with(library, uri, document, context, inText);
    compared.ifPresent(
        symbol ->
            Compared.values(symbol)
                .forEach(
                    v ->
                        offers.add(
                            v, Kind.VALUE, symbol.name(), "", inText ? v : '"' + v + '"', 0)));
  }
}
