package io.distric.membership;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The members under suspicion, and whose time is up. */
final class Suspicions {

  private final Turn turn;
  private final Timing timing;
  private final LocalHealth health;
  private final PartitionWatch partition;
  private final Map<Integer, Suspicion> open = new HashMap<>();
  private IntConsumer hearings = number -> {};
  private IntConsumer witnesses = number -> {};
  private long next = Long.MAX_VALUE;

  Suspicions(Turn turn, Timing timing, LocalHealth health, PartitionWatch partition) {
    this.turn = turn;
    this.timing = timing;
    this.health = health;
    this.partition = partition;
  }

  /**
   * Whom to ask.
   *
   * @param hearing of the accused itself, before it is condemned: it may have refuted, and the news
   *     been lost
   * @param around asks others for it, once
   */
  void ask(IntConsumer hearing, IntConsumer around) {
    hearings = hearing;
    witnesses = around;
  }

  @Nullable Suspicion of(int number) {
    return open.get(number);
  }

  List<String> accusers(int number) {
    Suspicion suspicion = open.get(number);
    return suspicion == null ? List.of() : suspicion.accusers();
  }

  Suspicion start(int number, int live) {
    long max = timing.suspicionMax(live);
    // While the network itself is in doubt, nobody is condemned in haste.
    long min = timing.suspicionMin(live);
    min = partition.suspected() ? Math.min(max, min + min / 2) : min;
    Suspicion suspicion = new Suspicion(turn.now, min, max, timing.confirmations(live));
    open.put(number, suspicion);
    return suspicion;
  }

  /** Adds accusers; whether any was news. */
  static boolean accuse(Suspicion suspicion, List<String> accusers) {
    boolean news = false;
    for (String accuser : accusers) {
      news |= suspicion.accuse(accuser);
    }
    return news;
  }

  void changed(int number, Suspicion suspicion) {
    next = Math.min(next, nextLook(suspicion));
    if (suspicion.confirmed()) {
      partition.gone(number);
    }
  }

  int open() {
    return open.size();
  }

  void end(int number) {
    open.remove(number);
  }

  void gone(int number) {
    partition.gone(number);
  }

  void back(int number) {
    partition.back(number);
  }

  void forget(int number) {
    open.remove(number);
    partition.forget(number);
  }

  long wakeAt() {
    return next;
  }

  /** The members whose time is up; the rest is looked at again when the next one's is. */
  List<Integer> due() {
    if (turn.now < next) {
      return List.of();
    }
    List<Integer> due = new ArrayList<>();
    next = Long.MAX_VALUE;
    for (Map.Entry<Integer, Suspicion> entry : open.entrySet()) {
      if (verdict(entry.getValue()) <= turn.now) {
        due.add(entry.getKey());
        continue;
      }
      if (nextHearing(entry.getValue()) <= turn.now) {
        if (entry.getValue().hearings() == 0 && !entry.getValue().agreed()) {
          witnesses.accept(entry.getKey());
        }
        entry.getValue().heard(turn.now);
        hearings.accept(entry.getKey());
      }
      next = Math.min(next, nextLook(entry.getValue()));
    }
    return due;
  }

  void postpone(long by) {
    for (Suspicion suspicion : open.values()) {
      suspicion.postpone(by);
    }
    next = next == Long.MAX_VALUE ? next : next + by;
  }

  private long nextLook(Suspicion suspicion) {
    // What is due at once is not late: a member that wakes late takes itself for paused.
    return Math.max(turn.now, Math.min(verdict(suspicion), nextHearing(suspicion)));
  }

  /**
   * Nobody is condemned unheard: the deadline may have come closer all at once, because others
   * agreed or this member doubts itself less.
   */
  private long verdict(Suspicion suspicion) {
    if (suspicion.hearings() < timing.hearings) {
      return Long.MAX_VALUE;
    }
    long answered = timing.hearings == 0 ? 0 : suspicion.heardAt() + timing.hearingPeriod;
    return Math.max(deadline(suspicion), answered);
  }

  private long nextHearing(Suspicion suspicion) {
    int left = timing.hearings - suspicion.hearings();
    if (left <= 0) {
      return Long.MAX_VALUE;
    }
    long answered = suspicion.heardAt() + (suspicion.hearings() == 0 ? 0 : timing.hearingPeriod);
    return Math.max(answered, deadline(suspicion) - left * timing.hearingPeriod);
  }

  private long deadline(Suspicion suspicion) {
    return suspicion.since() + health.lenient(suspicion.deadline() - suspicion.since());
  }
}
