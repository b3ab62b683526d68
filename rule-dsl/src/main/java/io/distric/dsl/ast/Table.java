package io.distric.dsl.ast;

import io.distric.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Rows that are looked up by a key: {@code fx[currency].rate}.
 *
 * @param name unique in a catalog
 * @param from the CSV file that the rows come from, relative to the source; empty: they stand here
 * @param key the column that they are looked up by
 * @param rows in order; empty until the file has been read
 * @param comments kept
 * @param span where
 */
public record Table(
    String name,
    Optional<String> from,
    String key,
    List<Expr.MapOf> rows,
    Comments comments,
    Span span) {

  /** Copies the list. */
  public Table {
    rows = List.copyOf(rows);
  }

  /** A table without comments. */
  public Table(String name, Optional<String> from, String key, List<Expr.MapOf> rows, Span span) {
    this(name, from, key, rows, Comments.NONE, span);
  }

  /** The same with comments. */
  public Table withComments(Comments others) {
    return new Table(name, from, key, rows, others, span);
  }

  /** The same with other rows. */
  public Table withRows(List<Expr.MapOf> others) {
    return new Table(name, from, key, others, comments, span);
  }
}
