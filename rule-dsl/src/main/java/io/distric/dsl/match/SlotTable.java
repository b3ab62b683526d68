package io.distric.dsl.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which field has which slot. Only grows, so that code compiled for an earlier catalog version
 * keeps its numbers. Confined to the compiler; {@link #snapshot} is what a matcher keeps.
 */
public final class SlotTable {

  /** The slot of {@code message_id}. */
  public static final int MESSAGE_ID = 0;

  /** The slot that holds the number of the message's schema; no field of the message. */
  public static final int SCHEMA = 1;

  /** Positions in lists beyond this are found by way of the list. */
  private static final int POSITION_MAX = 63;

  private Map<List<Object>, Integer> slots = new HashMap<>();
  private List<Object[]> paths = new ArrayList<>();
  private Map<String, Integer> schemas = new HashMap<>();

  /** Whether what the table holds is still that of another one, which must not grow. */
  private boolean lent;

  /** A table with the two slots that are always there. */
  public SlotTable() {
    slot(List.of("message_id"));
    paths.add(new Object[0]);
  }

  /** A table that begins as another one is, which does not grow any more. */
  public SlotTable(SlotTable other) {
    slots = other.slots;
    paths = other.paths;
    schemas = other.schemas;
    lent = true;
  }

  private void own() {
    if (lent) {
      slots = new HashMap<>(slots);
      paths = new ArrayList<>(paths);
      schemas = new HashMap<>(schemas);
      lent = false;
    }
  }

  /** How many of the first steps of a path a slot can lead along: names and small positions. */
  public static int reach(List<Object> steps) {
    int reach = 0;
    for (Object step : steps) {
      boolean direct =
          step instanceof String || step instanceof Integer position && position <= POSITION_MAX;
      if (!direct) {
        break;
      }
      reach++;
    }
    return reach;
  }

  /** The slot of a path, new if need be. */
  public int slot(List<Object> steps) {
    Integer known = slots.get(steps);
    if (known != null) {
      return known;
    }
    own();
    List<Object> copy = List.copyOf(steps);
    slots.put(copy, paths.size());
    paths.add(copy.toArray());
    return paths.size() - 1;
  }

  /** The number of a schema, new if need be. */
  public int schema(String name) {
    Integer known = schemas.get(name);
    if (known != null) {
      return known;
    }
    own();
    schemas.put(name, schemas.size());
    return schemas.size() - 1;
  }

  /** How many slots there are. */
  public int size() {
    return paths.size();
  }

  /** How many schemas have a number. */
  public int schemas() {
    return schemas.size();
  }

  /** What the table holds now, as a decoder wants it. */
  PathTrie snapshot() {
    return new PathTrie(paths, schemas);
  }
}
