package io.distric.catalog;

import java.util.Locale;

/** What a catalog holds. The ordinal is part of the stored format: only append. */
public enum ItemKind {
  /** Shape of messages. */
  SCHEMA,
  /** Named value. */
  CONSTANT,
  /** Named list. */
  LIST,
  /** Rule. */
  RULE,
  /** Workflow. */
  WORKFLOW;

  /** The word for people. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
