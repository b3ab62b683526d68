package io.distric.membership;

import io.distric.membership.MemberEvent.Side;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Notices that many members vanish at once: rather the network than they. */
final class PartitionWatch {

  private static final int MISSING_MIN = 2;
  private static final int WINDOWS_MAX = 10;

  /** Rounds after which the partition is told of, though more still vanish. */
  private static final int SETTLING_ROUNDS_MAX = 5;

  private final Turn turn;
  private final MemberTable table;
  private final double share;
  private final long window;
  private final long settling;
  private final Map<Integer, Long> missing = new LinkedHashMap<>();
  private final Set<Integer> away = new LinkedHashSet<>();
  private int awayReturned;
  private int awayForgotten;
  private int returned;
  private boolean suspected;
  private boolean told;
  private int counted;
  private long since;
  private int quorum;

  PartitionWatch(Turn turn, Timing timing, MemberTable table) {
    this.turn = turn;
    this.table = table;
    share = timing.config.partitionShare();
    window = timing.config.partitionWindow().toMillis();
    settling = SETTLING_ROUNDS_MAX * timing.interval;
  }

  boolean suspected() {
    return suspected;
  }

  int missing() {
    return missing.size() + away.size();
  }

  void quorum(boolean majority) {
    quorum = majority ? 1 : -1;
  }

  /** A member failed, or several suspect it. */
  void gone(int number) {
    if (table.status(number) == MemberStatus.LEFT) {
      forget(number);
      return;
    }
    missing.putIfAbsent(number, turn.now);
    if (!suspected && missing.size() >= share * table.live()) {
      forgetOld();
      int before = table.live() + failed();
      if (missing.size() >= MISSING_MIN && missing.size() >= share * before) {
        begin();
      }
    }
  }

  void back(int number) {
    if (missing.remove(number) != null && suspected) {
      returned++;
    }
    awayReturned += away.remove(number) ? 1 : 0;
  }

  void forget(int number) {
    missing.remove(number);
    awayForgotten += away.remove(number) ? 1 : 0;
  }

  /**
   * Looks once a round. It is told of when a round brought nothing new, so that the side and the
   * zones are right. It ends when nearly all came back. Where they stay away nobody waits for them
   * any more in what is done about others, but that it ended is not said before they are back.
   */
  void check() {
    checkAway();
    if (!suspected) {
      return;
    }
    int now = missing.size() + returned;
    if (!told && (now == counted || turn.now - since >= settling)) {
      tell();
    }
    counted = now;
    boolean healed = missing.size() * 10 <= returned;
    if (healed || turn.now - since > WINDOWS_MAX * window) {
      suspected = false;
      if (told && healed) {
        turn.raise(new MemberEvent.PartitionEnded(returned, missing.size()));
      } else if (told) {
        away.addAll(missing.keySet());
        awayReturned += returned;
      }
      missing.clear();
    }
  }

  private void checkAway() {
    if (!away.isEmpty() || awayReturned > 0) {
      int absent = away.size() + awayForgotten;
      if (absent * 10 <= awayReturned) {
        turn.raise(new MemberEvent.PartitionEnded(awayReturned, absent));
        away.clear();
      }
    }
    if (away.isEmpty()) {
      awayReturned = 0;
      awayForgotten = 0;
    }
  }

  private void begin() {
    suspected = true;
    told = false;
    counted = -1;
    since = turn.now;
    returned = 0;
  }

  private void tell() {
    told = true;
    List<String> ids = new ArrayList<>();
    missing.keySet().forEach(number -> ids.add(table.id(number)));
    int coordinators = liveCoordinators();
    turn.raise(
        new MemberEvent.PartitionSuspected(
            ids,
            table.live() - unreachable(),
            zones(),
            coordinators,
            table.coordinators(),
            side(coordinators)));
  }

  private Side side(int coordinators) {
    if (quorum != 0) {
      return quorum > 0 ? Side.MAJORITY : Side.MINORITY;
    }
    if (table.coordinators() == 0) {
      return Side.UNKNOWN;
    }
    return coordinators * 2 > table.coordinators() ? Side.MAJORITY : Side.MINORITY;
  }

  private void forgetOld() {
    Iterator<Long> times = missing.values().iterator();
    while (times.hasNext() && turn.now - times.next() > window) {
      times.remove();
    }
  }

  private int failed() {
    return missing.size() - unreachable();
  }

  private int unreachable() {
    int live = 0;
    for (int number : missing.keySet()) {
      live += table.status(number).live() ? 1 : 0;
    }
    return live;
  }

  private int liveCoordinators() {
    int live = 0;
    for (int number = 0; number < table.numbers(); number++) {
      if (table.has(number) && table.profile(number).coordinator()) {
        live += answers(number) ? 1 : 0;
      }
    }
    return live;
  }

  private List<String> zones() {
    Map<String, Integer> answering = new TreeMap<>();
    for (int number = 0; number < table.numbers(); number++) {
      if (table.has(number)) {
        String zone = table.profile(number).zone();
        answering.merge(zone, answers(number) ? 1 : 0, Integer::sum);
      }
    }
    List<String> dark = new ArrayList<>();
    answering.forEach(
        (zone, count) -> {
          if (count == 0 && !zone.isEmpty()) {
            dark.add(zone);
          }
        });
    return dark;
  }

  private boolean answers(int number) {
    return table.status(number) == MemberStatus.ALIVE
        || (table.status(number) == MemberStatus.SUSPECTED && !missing.containsKey(number));
  }
}
