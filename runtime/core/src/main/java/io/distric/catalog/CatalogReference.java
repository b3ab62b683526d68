package io.distric.catalog;

/** Where everybody finds the catalog in force. Thread-safe. */
public final class CatalogReference {

  private volatile ActiveCatalog active;

  /** Holds the first. */
  public CatalogReference(ActiveCatalog first) {
    this.active = first;
  }

  /** The catalog in force. */
  public ActiveCatalog get() {
    return active;
  }

  void set(ActiveCatalog next) {
    active = next;
  }
}
