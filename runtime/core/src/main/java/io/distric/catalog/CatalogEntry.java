package io.distric.catalog;

import java.util.List;

/** An entry of the catalog's log. */
sealed interface CatalogEntry {

  /**
   * Keep some blobs until the next {@link Activate}.
   *
   * @param blobs any bytes
   */
  record PutBlobs(List<byte[]> blobs) implements CatalogEntry {}

  /**
   * Make a version of the catalog of blobs that are there.
   *
   * @param version the parent's plus one
   * @param parent the version in force, 0 for none; else the change is refused
   * @param root hash of the manifest
   * @param versionsKept older versions are dropped
   * @param when milliseconds since the epoch
   * @param who asked
   * @param what one line
   * @param from address or path
   * @param rules how many
   * @param workflows how many
   */
  record Activate(
      long version,
      long parent,
      String root,
      int versionsKept,
      long when,
      String who,
      String what,
      String from,
      int rules,
      int workflows)
      implements CatalogEntry {}
}
