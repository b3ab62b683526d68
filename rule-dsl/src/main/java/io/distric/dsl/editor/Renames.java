package io.distric.dsl.editor;

import io.distric.dsl.value.Builtin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives a declared thing another name everywhere. */
public final class Renames {

  private Renames() {}

  /**
   * The places to change and what to write there, or why not.
   *
   * @param changes of the name; empty if refused
   * @param refusal one sentence, else empty
   */
  public record Rename(List<Change> changes, String refusal) {
    /** Copies the list. */
    public Rename {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A place to change.
   *
   * @param at where the old name stands
   * @param written the new name as it is written there
   */
  public record Change(Library.Occurrence at, String written) {}

  /** The word that would be renamed; empty where nothing can be. */
  public static Optional<Place> target(Library library, String uri, int offset) {
    Document document = library.documents().get(uri);
    Optional<Definition> definition = library.at(uri, offset);
    if (document == null
        || definition.filter(d -> library.documents().containsKey(d.uri())).isEmpty()) {
      return Optional.empty();
    }
    return library.occurrences(definition.get(), true).stream()
        .filter(o -> o.uri().equals(uri) && o.place().touches(offset))
        .map(Library.Occurrence::place)
        .findFirst();
  }

  /** Renames what stands at an offset. */
  public static Rename rename(Library library, String uri, int offset, String name) {
    Optional<Definition> definition = library.at(uri, offset);
    if (definition.isEmpty()) {
      return refused("there is nothing here that is declared in the rule language");
    }
    Symbol symbol = definition.get().symbol();
    if (!library.documents().containsKey(definition.get().uri())) {
      return refused("'" + symbol.name() + "' is declared in YAML or JSON; rename it there");
    }
    if (symbol.kind() == Symbol.Kind.TEST) {
      return refused("a test is named by its title; edit it there");
    }
    if (name.isBlank() || name.codePoints().anyMatch(Character::isISOControl)) {
      return refused("a name has at least one character, and no control characters");
    }
    boolean id = symbol.kind() == Symbol.Kind.RULE || symbol.kind() == Symbol.Kind.WORKFLOW;
    if (!id && !Names.isPlain(name)) {
      return refused(
          "'" + name + "' cannot be a name: write letters, digits and _, no digit first");
    }
    Optional<Definition> taken = taken(library, definition.get(), name);
    if (taken.isPresent()) {
      return refused(
          "there is a " + taken.get().symbol().kind().word() + " '" + name + "' already");
    }
    if (symbol.kind() == Symbol.Kind.MACRO && Builtin.named(name).isPresent()) {
      return refused("there is a function '" + name + "' already");
    }
    String written = id ? Names.id(name) : Names.name(name);
    List<Change> changes = new ArrayList<>();
    for (Library.Occurrence at : library.occurrences(definition.get(), true)) {
      boolean other = library.others().containsKey(at.uri());
      changes.add(
          new Change(at, other ? OtherFile.written(name, at.place(), symbol.name()) : written));
    }
    return new Rename(changes, "");
  }

  private static Optional<Definition> taken(Library library, Definition definition, String name) {
    Symbol.Kind kind = definition.symbol().kind();
    if (definition.owner().isPresent()) {
      Symbol owner = definition.owner().get();
      return owner
          .part(kind, name)
          .map(s -> new Definition(definition.uri(), s, Optional.of(owner)));
    }
    return library.find(Library.VALUES.contains(kind) ? Library.VALUES : Set.of(kind), name);
  }

  private static Rename refused(String sentence) {
    return new Rename(List.of(), sentence);
  }
}
