package io.distric.dsl.editor;

import io.distric.dsl.editor.Symbol.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All documents of a workspace, and what the names in them stand for. Immutable; any thread.
 *
 * @param documents of the rule language, by their addresses
 * @param others files of other spellings, by their addresses
 */
public record Library(Map<String, Document> documents, Map<String, OtherFile> others) {

  /** What shares its names: an expression cannot tell them apart. */
  static final Set<Kind> VALUES = Set.of(Kind.CONSTANT, Kind.LIST, Kind.TABLE);

  /** Copies the maps. */
  public Library {
    documents = java.util.Collections.unmodifiableMap(new TreeMap<>(documents));
    others = java.util.Collections.unmodifiableMap(new TreeMap<>(others));
  }

  /** All that is declared at the top of documents, of some kinds. */
  public List<Definition> declared(Set<Kind> kinds) {
    List<Definition> found = new ArrayList<>();
    documents.forEach((uri, document) -> add(found, kinds, uri, document.symbols()));
    others.forEach((uri, file) -> add(found, kinds, uri, file.symbols()));
    return found;
  }

  private static void add(
      List<Definition> found, Set<Kind> kinds, String uri, List<Symbol> symbols) {
    for (Symbol symbol : symbols) {
      if (kinds.contains(symbol.kind()) && !symbol.name().isEmpty()) {
        found.add(new Definition(uri, symbol, Optional.empty()));
      }
    }
  }

  /** What is declared under a name. */
  public Optional<Definition> find(Kind kind, String name) {
    return find(Set.of(kind), name);
  }

  Optional<Definition> find(Set<Kind> kinds, String name) {
    return declared(kinds).stream().filter(d -> d.symbol().name().equals(name)).findFirst();
  }

  /** What stands at an offset: a declaration's own name, or what a mention there refers to. */
  public Optional<Definition> at(String uri, int offset) {
    Document document = documents.get(uri);
    if (document == null) {
      return Optional.empty();
    }
    Optional<Definition> named = named(uri, document.symbols(), Optional.empty(), offset);
    if (named.isPresent()) {
      return named;
    }
    return document.mentions().stream()
        .filter(m -> m.part(offset) >= 0)
        .flatMap(m -> resolve(uri, document, m, m.part(offset)).stream())
        .findFirst();
  }

  private static Optional<Definition> named(
      String uri, List<Symbol> symbols, Optional<Symbol> owner, int offset) {
    for (Symbol symbol : symbols) {
      if (symbol.nameplate().touches(offset) && !symbol.name().isEmpty()) {
        return Optional.of(new Definition(uri, symbol, owner));
      }
      Optional<Definition> inside =
          named(uri, symbol.parts(), Optional.of(owner.orElse(symbol)), offset);
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  /** What a part of a mention refers to. */
  public Optional<Definition> resolve(String uri, Document document, Mention mention, int part) {
    Optional<Symbol> owner = document.owner(mention);
    return switch (mention.kind()) {
      case SCHEMA -> find(Kind.SCHEMA, dotted(mention));
      case RULE -> find(Kind.RULE, dotted(mention));
      case WORKFLOW -> find(Kind.WORKFLOW, dotted(mention));
      case FUNCTION -> find(Kind.MACRO, dotted(mention));
      case TASK -> Optional.empty();
      case STEP -> owner.flatMap(o -> part(uri, o, Kind.STEP, mention.names().getFirst()));
      case PARAMETER ->
          find(Kind.WORKFLOW, mention.names().getFirst())
              .flatMap(w -> part(w.uri(), w.symbol(), Kind.INPUT, mention.names().getLast()));
      case PATH -> {
        Optional<String> schema = owner.flatMap(document::schemaOf);
        yield walk(uri, owner, schema, mention.names().subList(0, part + 1));
      }
    };
  }

  private static String dotted(Mention mention) {
    return String.join(".", mention.names());
  }

  private static Optional<Definition> part(String uri, Symbol owner, Kind kind, String name) {
    return owner.part(kind, name).map(symbol -> new Definition(uri, symbol, Optional.of(owner)));
  }

  /** Follows a path from its head to its last name. */
  Optional<Definition> walk(
      String uri, Optional<Symbol> owner, Optional<String> schema, List<String> names) {
    String head = names.getFirst();
    Kind kind = owner.map(Symbol::kind).orElse(Kind.TEST);
    boolean whole = head.equals("message") || head.equals("msg");
    boolean input = head.equals("input") && kind == Kind.WORKFLOW;
    if (whole || input) {
      if (names.size() == 1) {
        return Optional.empty();
      }
      Optional<Definition> first =
          input
              ? part(uri, owner.orElseThrow(), Kind.INPUT, names.get(1))
              : field(schema, names.get(1));
      return descend(first, names.subList(2, names.size()));
    }
    List<String> rest = names.subList(1, names.size());
    for (Kind local : List.of(Kind.LET, Kind.PARAMETER, Kind.STEP, Kind.ELEMENT)) {
      Optional<Definition> found = owner.flatMap(o -> part(uri, o, local, head));
      if (found.isPresent()) {
        return rest.isEmpty() ? found : Optional.empty();
      }
    }
    Optional<Definition> field = kind == Kind.WORKFLOW ? Optional.empty() : field(schema, head);
    if (field.isPresent()) {
      return descend(field, rest);
    }
    return rest.isEmpty() ? find(VALUES, head) : Optional.empty();
  }

  private Optional<Definition> field(Optional<String> schema, String name) {
    return schema
        .flatMap(s -> find(Kind.SCHEMA, s))
        .flatMap(s -> part(s.uri(), s.symbol(), Kind.FIELD, name));
  }

  private static Optional<Definition> descend(Optional<Definition> from, List<String> names) {
    Optional<Definition> at = from;
    for (String name : names) {
      at =
          at.flatMap(
              d ->
                  d.symbol()
                      .part(Kind.FIELD, name)
                      .map(
                          s ->
                              new Definition(
                                  d.uri(), s, Optional.of(d.owner().orElse(d.symbol())))));
    }
    return at;
  }

  /** Where something is referred to, its declaration among the places or not. */
  public List<Occurrence> occurrences(Definition wanted, boolean withDeclaration) {
    List<Occurrence> found = new ArrayList<>();
    if (withDeclaration) {
      found.add(new Occurrence(wanted.uri(), wanted.symbol().nameplate()));
    }
    documents.forEach(
        (uri, document) -> {
          for (Mention mention : document.mentions()) {
            for (int part = first(mention); part < mention.names().size(); part++) {
              boolean named = nameOf(mention, part).equals(wanted.symbol().name());
              if (named
                  && resolve(uri, document, mention, part).filter(wanted::isSame).isPresent()) {
                found.add(new Occurrence(uri, place(mention, part)));
                break;
              }
            }
          }
        });
    others.forEach(
        (uri, file) -> {
          for (Mention mention : file.mentions()) {
            boolean named = dotted(mention).equals(wanted.symbol().name());
            if (named && inOther(mention).filter(wanted::isSame).isPresent()) {
              found.add(new Occurrence(uri, mention.places().getFirst()));
            }
          }
        });
    return found;
  }

  private Optional<Definition> inOther(Mention mention) {
    boolean workflow = mention.kind() == Mention.Kind.WORKFLOW;
    return find(workflow ? Kind.WORKFLOW : Kind.RULE, dotted(mention));
  }

  /** Only paths are followed name by name; of a parameter the key is meant. */
  private static int first(Mention mention) {
    return mention.kind() == Mention.Kind.PATH ? 0 : mention.names().size() - 1;
  }

  private static String nameOf(Mention mention, int part) {
    return switch (mention.kind()) {
      case PATH, PARAMETER, STEP -> mention.names().get(part);
      case SCHEMA, RULE, WORKFLOW, TASK, FUNCTION -> dotted(mention);
    };
  }

  private static Place place(Mention mention, int part) {
    Place last = mention.places().get(part);
    return switch (mention.kind()) {
      case PATH, PARAMETER, STEP -> last;
      case SCHEMA, RULE, WORKFLOW, TASK, FUNCTION ->
          new Place(mention.places().getFirst().start(), last.end());
    };
  }

  /**
   * A place in a document.
   *
   * @param uri of the document
   * @param place in it
   */
  public record Occurrence(String uri, Place place) {}
}
