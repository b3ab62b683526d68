package io.distric.placement;

import java.util.List;

/**
 * A boot of a worker, as placement sees it.
 *
 * @param worker id of its node
 * @param session the boot
 * @param types task types that it takes; empty: all
 * @param capacity attempts at once
 * @param inUse places that are reserved or run an attempt
 */
public record WorkerLoad(
    String worker, String session, List<String> types, int capacity, int inUse) {

  /** Copies the list. */
  public WorkerLoad {
    types = List.copyOf(types);
  }

  /** Places that could be reserved. */
  public int free() {
    return Math.max(0, capacity - inUse);
  }
}
