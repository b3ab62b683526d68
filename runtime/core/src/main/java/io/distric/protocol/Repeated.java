package io.distric.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values in the order of their first use, each with its position, for formats that write a value
 * once and refer to it after that. Confined to one thread.
 *
 * @param <T> type of the values, with equality
 */
public final class Repeated<T> {

  private static final int FEW = 8;

  private final List<T> values = new ArrayList<>();
  private final Map<T, Integer> positions = new HashMap<>();

  /** An empty table. */
  public Repeated() {}

  /** How many values there are. */
  public int size() {
    return values.size();
  }

  /** The position of an equal value, or -1. */
  @SuppressWarnings("ReferenceEquality") // a shortcut; equality is asked below
  public int positionOf(T value) {
    // Most entries repeat a handful of values by reference; hashing deep ones would cost more.
    int few = Math.min(values.size(), FEW);
    for (int i = 0; i < few; i++) {
      if (values.get(i) == value) {
        return i;
      }
    }
    @Nullable Integer position = positions.get(value);
    return position == null ? -1 : position;
  }

  /** Adds a value that is not there. */
  public void add(T value) {
    positions.put(value, values.size());
    values.add(value);
  }

  /** Forgets the values from a position on. */
  public void truncate(int size) {
    while (values.size() > size) {
      positions.remove(values.removeLast());
    }
  }
}
