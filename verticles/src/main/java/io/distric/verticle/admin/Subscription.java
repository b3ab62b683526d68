package io.distric.verticle.admin;

import io.distric.protocol.Cursor;
import io.distric.protocol.Cursor.Position;
import io.distric.protocol.Event;

/**
 * One wish of one client, and how far it has come in each partition. Confined to the event loop of
 * its socket.
 */
final class Subscription {

  private final StreamSocket socket;
  private final String id;
  private final StreamFilter filter;
  private final String head;
  private final long[] index;
  private final int[] ordinal;
  private boolean live;
  private boolean reading;
  private boolean ended;

  /**
   * A subscription that has to catch up.
   *
   * @param socket that takes its frames
   * @param id that the client gave it
   * @param filter which events
   * @param start where it stands, one position for each partition
   */
  Subscription(StreamSocket socket, String id, StreamFilter filter, Position[] start) {
    this.socket = socket;
    this.id = id;
    this.filter = filter;
    head = StreamFrames.eventHead(id);
    index = new long[start.length];
    ordinal = new int[start.length];
    for (Position position : start) {
      moveTo(position.partition(), position.index(), position.ordinal());
    }
  }

  StreamSocket socket() {
    return socket;
  }

  String id() {
    return id;
  }

  StreamFilter filter() {
    return filter;
  }

  /** Gets events as they happen; false: reads them from the journal. */
  boolean live() {
    return live;
  }

  void goLive(boolean live) {
    this.live = live;
  }

  /** A page is being read for it. */
  boolean reading() {
    return reading;
  }

  void reading(boolean reading) {
    this.reading = reading;
  }

  /** The client has gone or unsubscribed. */
  boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
    live = false;
  }

  long index(int partition) {
    return index[partition];
  }

  int ordinal(int partition) {
    return ordinal[partition];
  }

  void moveTo(int partition, long index, int ordinal) {
    this.index[partition] = index;
    this.ordinal[partition] = ordinal;
  }

  /** Whether the event is one that it has not got. */
  boolean awaits(int partition, long index, int ordinal) {
    long at = this.index[partition];
    return index > at || (index == at && ordinal >= this.ordinal[partition]);
  }

  /** Whether it stands behind the place of the first event that can come after an index. */
  boolean isBeyond(int partition, long end) {
    long at = index[partition];
    return at - 1 > end || (at - 1 == end && ordinal[partition] > 0);
  }

  /** Where it stands. */
  String cursor() {
    Position[] positions = new Position[index.length];
    for (int p = 0; p < positions.length; p++) {
      positions[p] = new Position(p, index[p], ordinal[p]);
    }
    return Cursor.of(positions).text();
  }

  /**
   * Sends an event if it passes, and moves behind it.
   *
   * @param partition where
   * @param at index of its entry
   * @param place ordinal in the entry
   * @param event that happened
   * @param text its spelling
   */
  void take(int partition, long at, int place, Event event, EventText text) {
    moveTo(partition, at, place + 1);
    if (filter.passes(event)) {
      String cursor = index.length == 1 ? text.cursor(at, place) : cursor();
      socket.sendEvent(head + cursor + text.tail(event), cursor);
    }
  }
}
