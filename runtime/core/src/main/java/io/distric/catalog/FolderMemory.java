package io.distric.catalog;

import io.distric.dsl.source.SourceText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which items the files of a folder declared when they were last applied, so that only files that
 * changed are read again. Holds for one catalog version; a catalog that moved on by other hands is
 * a reason to forget. Confined to the catalog's write thread.
 */
final class FolderMemory {

  private String folder = "";
  private long catalogVersion = -1;
  private Map<String, String> hashes = Map.of();
  private Map<ItemKey, String> files = Map.of();

  /** Goes along with a version that was made here, or forgets what may not be so any more. */
  void expect(long version) {
    if (version != catalogVersion) {
      forget();
    }
  }

  void follow(long version) {
    catalogVersion = version;
  }

  void forget() {
    hashes = Map.of();
    files = Map.of();
  }

  /** Whether reading everything again could tell more. */
  boolean knows(CatalogChange.Folder change) {
    return change.name().equals(folder) && !hashes.isEmpty();
  }

  /** The files that have to be read. */
  List<SourceText> changed(CatalogChange.Folder change) {
    return change.sources().stream().filter(source -> !unchanged(change, source)).toList();
  }

  /** Items that the folder declared, whether it still does or not. */
  Set<ItemKey> items() {
    return files.keySet();
  }

  /** Items of the files that need not be read, with their files. */
  Map<ItemKey, String> kept(CatalogChange.Folder change) {
    Map<String, Boolean> same = new HashMap<>();
    change.sources().forEach(source -> same.put(source.name(), unchanged(change, source)));
    Map<ItemKey, String> kept = new LinkedHashMap<>();
    files.forEach(
        (key, file) -> {
          if (same.getOrDefault(file, false)) {
            kept.put(key, file);
          }
        });
    return kept;
  }

  /** Remembers a folder that is in force. */
  void remember(CatalogChange.Folder change, Map<ItemKey, String> itemFiles) {
    folder = change.name();
    files = Map.copyOf(itemFiles);
    hashes = change.hashes();
  }

  private boolean unchanged(CatalogChange.Folder change, SourceText source) {
    String hash = change.hashes().get(source.name());
    return knows(change) && hash != null && hash.equals(hashes.get(source.name()));
  }
}
