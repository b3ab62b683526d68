package io.distric.catalog;

import io.distric.dsl.ast.Model;
import io.distric.protocol.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What has to hold before an item may be changed. */
final class Preconditions {

  private Preconditions() {}

  /** The item is at the version that the change was made for. */
  static void expect(ItemKey key, Optional<CatalogItem> existing, OptionalLong expected)
      throws RefusedException {
    if (expected.isEmpty()) {
      return;
    }
    long found = existing.map(CatalogItem::version).orElse(0L);
    if (expected.getAsLong() == CatalogChange.ANY_VERSION) {
      if (found == 0) {
        throw new RefusedException(
            ProblemCode.ITEM_CHANGED,
            "If-Match asks that %s exists, but it does not; leave If-Match out to create it"
                .formatted(key));
      }
      return;
    }
    if (found != expected.getAsLong()) {
      String state = found == 0 ? "does not exist" : "is at version " + found;
      throw new RefusedException(
          ProblemCode.ITEM_CHANGED,
          "If-Match asks for version %d of %s, which %s; read it again and repeat the change"
              .formatted(expected.getAsLong(), key, state));
    }
  }

  /** The item belongs to whoever changes it. */
  static void owned(CatalogItem item, String by) throws RefusedException {
    if (!item.origin().equals(by)) {
      throw new RefusedException(
          ProblemCode.ITEM_OWNED,
          "%s belongs to %s, so %s cannot change it; change it there"
              .formatted(item.key(), Origins.words(item.origin()), Origins.words(by)));
    }
  }

  /** Nothing else needs the item. */
  static void unused(ItemKey key, Model model) throws RefusedException {
    List<ItemKey> users = References.to(key, model);
    if (!users.isEmpty()) {
      throw new RefusedException(
          ProblemCode.ITEM_IN_USE,
          "%s is used by %s%s; change or delete that first"
              .formatted(
                  key,
                  users.getFirst(),
                  users.size() == 1 ? "" : " and %d more".formatted(users.size() - 1)));
    }
  }
}
