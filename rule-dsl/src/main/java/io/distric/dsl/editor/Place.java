package io.distric.dsl.editor;

/**
 * A part of a document, in UTF-16 units from its beginning.
 *
 * @param start first
 * @param end behind the last
 */
public record Place(int start, int end) {

  /** Nowhere. */
  public static final Place NONE = new Place(0, 0);

  /** Whether an offset is inside or at an end. */
  public boolean touches(int offset) {
    return start <= offset && offset <= end;
  }
}
