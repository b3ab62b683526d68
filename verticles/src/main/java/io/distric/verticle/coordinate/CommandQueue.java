package io.distric.verticle.coordinate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Commands that wait for a log entry. Reports and the leader's own go first: they end what is
 * begun. Confined to the partition's context.
 */
final class CommandQueue {

  private final Deque<Pending> urgent = new ArrayDeque<>();
  private final Deque<Pending> messages = new ArrayDeque<>();
  private int size;

  /** A work and how much of it is in an entry already. */
  private static final class Pending {
    private final Work work;
    private int position;

    Pending(Work work) {
      this.work = work;
    }
  }

  /** Takes commands from the head of the queue. */
  @FunctionalInterface
  interface Taker {
    /** Takes a command, or says that the entry is full. */
    boolean take(Work work, int position);
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(Work work) {
    queue(work).addLast(new Pending(work));
    size += work.size();
  }

  /** Puts what has to be proposed once more before everything else of its kind. */
  void addFirst(Work work) {
    queue(work).addFirst(new Pending(work));
    size += work.size();
  }

  /** Hands commands over until the taker has enough; what it took, as slices in order. */
  List<Slice> take(Taker taker) {
    List<Slice> slices = new ArrayList<>();
    if (drain(urgent, taker, slices)) {
      drain(messages, taker, slices);
    }
    return slices;
  }

  /** The messages that have waited since before a time; they are not in the queue any more. */
  List<Slice> expired(long beforeNanos) {
    List<Slice> expired = new ArrayList<>();
    Pending head = messages.peekFirst();
    while (head != null
        && head.work instanceof Work.Messages waiting
        && waiting.arrivedNanos() - beforeNanos < 0) {
      messages.removeFirst();
      size -= head.work.size() - head.position;
      expired.add(new Slice(head.work, head.position, head.work.size()));
      head = messages.peekFirst();
    }
    return expired;
  }

  /** What is left of the messages at the head; they are not in the queue any more. */
  List<Slice> takeFirstMessages() {
    Pending head = messages.pollFirst();
    if (head == null) {
      return List.of();
    }
    size -= head.work.size() - head.position;
    return List.of(new Slice(head.work, head.position, head.work.size()));
  }

  /** Everything that waits; the queue is empty afterwards. */
  List<Slice> clear() {
    return take((work, position) -> true);
  }

  private boolean drain(Deque<Pending> queue, Taker taker, List<Slice> slices) {
    Pending head = queue.peekFirst();
    while (head != null) {
      int from = head.position;
      boolean room = true;
      while (room && head.position < head.work.size()) {
        room = taker.take(head.work, head.position);
        head.position += room ? 1 : 0;
      }
      add(slices, head.work, from, head.position);
      size -= head.position - from;
      if (!room) {
        return false;
      }
      queue.removeFirst();
      head = queue.peekFirst();
    }
    return true;
  }

  private static void add(List<Slice> slices, Work work, int from, int to) {
    if (to > from) {
      slices.add(new Slice(work, from, to));
    }
  }

  private Deque<Pending> queue(Work work) {
    return switch (work) {
      case Work.Messages m -> messages;
      case Work.Reports r -> urgent;
      case Work.Own o -> urgent;
    };
  }

  /**
   * Part of a work.
   *
   * @param work which
   * @param from first position
   * @param to behind the last
   */
  record Slice(Work work, int from, int to) {
    int size() {
      return to - from;
    }
  }
}
