package io.distric.membership;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the ids of members, so that tables can be arrays. Several machines of one simulation may
 * share an index; then numbers are never given back.
 */
public final class MemberIndex {

  private final boolean shared;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private final ArrayDeque<Integer> free = new ArrayDeque<>();

  /**
   * An empty index.
   *
   * @param shared whether several machines use it
   */
  public MemberIndex(boolean shared) {
    this.shared = shared;
  }

  /** The number of an id, or -1. */
  int find(String id) {
    Integer number = numbers.get(id);
    return number == null ? -1 : number;
  }

  int add(String id) {
    Integer known = numbers.get(id);
    if (known != null) {
      return known;
    }
    Integer reused = free.poll();
    int number = reused == null ? ids.size() : reused;
    if (reused == null) {
      ids.add(id);
    } else {
      ids.set(number, id);
    }
    numbers.put(id, number);
    return number;
  }

  void release(int number) {
    if (!shared) {
      numbers.remove(ids.get(number));
      free.add(number);
    }
  }

  String id(int number) {
    return ids.get(number);
  }

  int size() {
    return ids.size();
  }
}
