package io.distric.catalog;

import java.util.Comparator;

/**
 * Names an item of the catalog.
 *
 * @param kind what it is
 * @param id unique among its kind
 */
public record ItemKey(ItemKind kind, String id) implements Comparable<ItemKey> {

  private static final Comparator<ItemKey> ORDER =
      Comparator.comparing(ItemKey::kind).thenComparing(ItemKey::id);

  @Override
  public int compareTo(ItemKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind.word() + " '" + id + "'";
  }
}
