package io.distric.catalog;

import io.distric.catalog.CatalogOutcome.ItemChange;
import io.distric.dsl.ast.Model;
import io.distric.dsl.source.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A change that may be proposed.
 *
 * @param edits an item by its key; empty: the item goes
 * @param changes the same for people
 * @param model all that the catalog will declare
 * @param warnings about the texts
 * @param what one line for the audit record
 * @param files where the items of a folder stand
 */
record Plan(
    SortedMap<ItemKey, Optional<CatalogItem>> edits,
    List<ItemChange> changes,
    Model model,
    List<Diagnostic> warnings,
    String what,
    Map<ItemKey, String> files) {

  /** The item that is stored, if it is just one. */
  Optional<CatalogItem> only() {
    return edits.size() == 1 ? edits.values().iterator().next() : Optional.empty();
  }

  /** One line that says what changes. */
  static String what(List<ItemChange> changes) {
    if (changes.size() != 1) {
      return "%d items".formatted(changes.size());
    }
    ItemChange change = changes.getFirst();
    String verb =
        switch (change.type()) {
          case CREATED -> "create ";
          case UPDATED -> "update ";
          case DELETED -> "delete ";
        };
    return verb + change.key();
  }
}
