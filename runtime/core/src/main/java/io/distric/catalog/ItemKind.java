package io.distric.catalog;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What a catalog holds. */
public enum ItemKind {
  /** Shape of messages. */
  SCHEMA(0),
  /** Named value. */
  CONSTANT(1),
  /** Named list. */
  LIST(2),
  /** Rule. */
  RULE(3),
  /** Workflow. */
  WORKFLOW(4),
  /** Rows that are looked up by a key. */
  TABLE(5),
  /** Named expression with parameters. */
  MACRO(6),
  /** Rules as a DAG. */
  CHAIN(7);

  private static final List<ItemKind> ALL = List.of(values());

  /** Stands for the kind in the stored format. */
  private final int number;

  ItemKind(int number) {
    this.number = number;
  }

  /** The word for people. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  int number() {
    return number;
  }

  static ItemKind of(int number) throws IOException {
    for (ItemKind kind : ALL) {
      if (kind.number == number) {
        return kind;
      }
    }
    throw new IOException("items of kind " + number + " are not known");
  }
}
