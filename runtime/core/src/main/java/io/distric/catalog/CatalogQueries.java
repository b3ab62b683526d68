package io.distric.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Questions about the catalog as it stood when this was made. Immutable; answers may take a while.
 */
public final class CatalogQueries {

  private final CatalogView view;
  private final CatalogLanguage language;

  CatalogQueries(CatalogView view, CatalogLanguage language) {
    this.view = view;
    this.language = language;
  }

  /** The version in force; 0 if there is none. */
  public long catalogVersion() {
    return view.current();
  }

  /** The versions that are kept, ascending. */
  public List<CatalogVersion> versions() {
    return view.versions();
  }

  /** One of them. */
  public Optional<CatalogVersion> version(long number) {
    return view.version(number);
  }

  /** An item in force. */
  public Optional<CatalogItem> find(ItemKey key) {
    return CatalogItems.current(view).find(key);
  }

  /** Items in force, by id; those behind {@code after}, at most so many. */
  public List<CatalogItem> page(ItemKind kind, String after, int limit) {
    return CatalogItems.current(view).page(kind, after, limit);
  }

  /** All that a version declares, as one JSON text that can be applied as a bundle. */
  public Optional<String> content(long number) {
    return view.version(number)
        .map(
            version -> {
              List<CatalogItem> items = new ArrayList<>();
              new CatalogItems(view, view.manifest(version)).each(items::add);
              return language.join(items);
            });
  }
}
