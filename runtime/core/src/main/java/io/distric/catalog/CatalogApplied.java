package io.distric.catalog;

import java.util.List;

/** What an entry of the catalog's log came to. */
sealed interface CatalogApplied {

  /** The blobs are there. */
  enum Kept implements CatalogApplied {
    /** The only one. */
    KEPT
  }

  /**
   * The version is in force.
   *
   * @param version with its audit record
   */
  record Activated(CatalogVersion version) implements CatalogApplied {}

  /**
   * Another change came first.
   *
   * @param current the version in force
   */
  record Superseded(long current) implements CatalogApplied {}

  /**
   * Some blobs of the version are not there: send them again.
   *
   * @param hashes which
   */
  record BlobsMissing(List<String> hashes) implements CatalogApplied {}

  /**
   * An entry that this release cannot read; nothing was done.
   *
   * @param reason for the log
   */
  record Unreadable(String reason) implements CatalogApplied {}
}
