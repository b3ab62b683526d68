package io.distric.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tries members that an earlier run of this one knew, one after the other, until they are known
 * again: a node that starts while the cluster is divided finds the other part by them.
 */
final class Reunion {

  /** Most addresses that are tried; further ones are not looked at. */
  static final int REMEMBERED_MAX = 1_000;

  private final Turn turn;
  private final Timing timing;
  private final Self self;
  private final MemberTable table;
  private final Consumer<Address> compare;
  private final List<Address> remembered = new ArrayList<>();
  private int position;
  private long nextTry = Long.MAX_VALUE;
  private long endsAt;

  /**
   * Nobody to find yet.
   *
   * @param compare begins a comparison of all that is known with who is at an address
   */
  Reunion(Parts parts, Consumer<Address> compare) {
    turn = parts.turn();
    timing = parts.timing();
    self = parts.self();
    table = parts.table();
    this.compare = compare;
  }

  void start(List<Address> from) {
    from.stream().limit(REMEMBERED_MAX).forEach(remembered::add);
    remembered.remove(self.profile().address());
    if (!remembered.isEmpty()) {
      nextTry = turn.now + timing.config.reconnectInterval().toMillis();
      endsAt = turn.now + timing.config.failedRetention().toMillis();
    }
  }

  void stop() {
    nextTry = Long.MAX_VALUE;
  }

  int remembered() {
    return remembered.size();
  }

  long wakeAt() {
    return nextTry;
  }

  void wake() {
    if (turn.now < nextTry) {
      return;
    }
    if (turn.now >= endsAt) {
      remembered.clear();
    }
    while (!remembered.isEmpty() && known(remembered.get(position % remembered.size()))) {
      remembered.remove(position % remembered.size());
    }
    boolean all = remembered.isEmpty();
    nextTry = all ? Long.MAX_VALUE : turn.now + timing.config.reconnectInterval().toMillis();
    if (!all) {
      compare.accept(remembered.get(position++ % remembered.size()));
    }
  }

  /** Those known as failed are tried again anyway. */
  private boolean known(Address address) {
    for (int number = 0; number < table.numbers(); number++) {
      if (table.has(number) && table.profile(number).address().equals(address)) {
        return true;
      }
    }
    return false;
  }
}
