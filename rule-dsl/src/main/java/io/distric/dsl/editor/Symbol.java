package io.distric.dsl.editor;

import java.util.List;
import java.util.Optional;

/**
 * Something that a document declares.
 *
 * @param kind what it is
 * @param name as it is referred to
 * @param detail a title, a type, or empty
 * @param nameplate where its name stands
 * @param whole where all of it stands
 * @param parts what it declares in turn
 */
public record Symbol(
    Kind kind, String name, String detail, Place nameplate, Place whole, List<Symbol> parts) {

  /** Copies the list. */
  public Symbol {
    parts = List.copyOf(parts);
  }

  /** What can be declared. */
  public enum Kind {
    /** A schema. */
    SCHEMA,
    /** A field of a schema or of an object in it. */
    FIELD,
    /** A named value. */
    CONSTANT,
    /** A named list. */
    LIST,
    /** A table. */
    TABLE,
    /** A macro. */
    MACRO,
    /** A parameter of a macro. */
    PARAMETER,
    /** A rule. */
    RULE,
    /** A {@code let}. */
    LET,
    /** A chain. */
    CHAIN,
    /** A workflow. */
    WORKFLOW,
    /** A parameter of a workflow. */
    INPUT,
    /** A step of a workflow. */
    STEP,
    /** The element that a {@code foreach} is at. */
    ELEMENT,
    /** A schedule. */
    SCHEDULE,
    /** A test. */
    TEST;

    /** As people say it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The part of a name and a kind. */
  public Optional<Symbol> part(Kind wanted, String called) {
    return parts.stream().filter(p -> p.kind() == wanted && p.name().equals(called)).findFirst();
  }
}
