package io.distric.catalog;

import io.distric.dsl.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What is asked of the catalog. */
public sealed interface CatalogChange {

  /** As an expected version: whichever it is, so long as the item is there. */
  long ANY_VERSION = -1;

  /**
   * Create or replace one rule or workflow.
   *
   * @param key as the path of the request names it; null id only with {@code create}
   * @param source text that declares exactly that item
   * @param create refuse if the item exists
   * @param expected version that the item has to have, if any is asked for
   */
  record Put(ItemKey key, SourceText source, boolean create, OptionalLong expected)
      implements CatalogChange {}

  /**
   * Delete one item.
   *
   * @param key which
   * @param expected version that the item has to have, if any is asked for
   */
  record Delete(ItemKey key, OptionalLong expected) implements CatalogChange {}

  /**
   * Create or replace all that some texts declare, in one step.
   *
   * @param sources texts
   * @param prune delete what the API brought earlier and the texts do not declare
   * @param expected version that the catalog has to have, if any is asked for
   */
  record Bundle(List<SourceText> sources, boolean prune, OptionalLong expected)
      implements CatalogChange {
    /** Copies the list. */
    public Bundle {
      sources = List.copyOf(sources);
    }
  }

  /**
   * Make what a folder owns equal to what its files declare.
   *
   * @param name of the folder
   * @param sources all its files
   * @param hashes of what each file says, by its name
   */
  record Folder(String name, List<SourceText> sources, Map<String, String> hashes)
      implements CatalogChange {
    /** Copies the list and the map. */
    public Folder {
      sources = List.copyOf(sources);
      hashes = Map.copyOf(hashes);
    }

    /** A folder whose files are hashed here. */
    public Folder(String name, List<SourceText> sources) {
      this(name, sources, SourceHash.byName(sources));
    }
  }

  /**
   * Bring back the content of an earlier version, as a new version.
   *
   * @param to the earlier version
   */
  record Rollback(long to) implements CatalogChange {}
}
