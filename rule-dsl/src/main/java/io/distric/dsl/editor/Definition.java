package io.distric.dsl.editor;

import java.util.Optional;

/**
 * Something declared, and where.
 *
 * @param uri of the document
 * @param symbol what
 * @param owner the declaration that it is a part of
 */
public record Definition(String uri, Symbol symbol, Optional<Symbol> owner) {

  /** Whether another definition is of the same thing. */
  public boolean isSame(Definition other) {
    return uri.equals(other.uri)
        && symbol.kind() == other.symbol.kind()
        && symbol.name().equals(other.symbol.name())
        && symbol.nameplate().equals(other.symbol.nameplate());
  }
}
