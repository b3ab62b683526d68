package io.distric.catalog;

import io.distric.dsl.source.Diagnostic;
import io.distric.protocol.Problem;
import java.util.List;
import java.util.Optional;

/** What a change of the catalog came to. */
public sealed interface CatalogOutcome {

  /**
   * The catalog is as asked for.
   *
   * @param catalogVersion in force on this node; the old one if nothing had to change
   * @param changes what was changed, by key; empty if all was so already
   * @param warnings about the texts, none of them an error
   * @param stored the item that was stored, if it was just one
   */
  record Done(
      long catalogVersion,
      List<ItemChange> changes,
      List<Diagnostic> warnings,
      Optional<CatalogItem> stored)
      implements CatalogOutcome {
    /** Copies the lists. */
    public Done {
      changes = List.copyOf(changes);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Nothing was changed, unless the problem says that the outcome is not known.
   *
   * @param problem why
   */
  record Refused(Problem problem) implements CatalogOutcome {}

  /**
   * One item that changed.
   *
   * @param key which
   * @param type how
   * @param version that it has now; of a deleted one the last
   */
  record ItemChange(ItemKey key, ChangeType type, long version) {}

  /** Ways to change. */
  enum ChangeType {
    /** It is new. */
    CREATED,
    /** It has another content. */
    UPDATED,
    /** It is gone. */
    DELETED
  }
}
