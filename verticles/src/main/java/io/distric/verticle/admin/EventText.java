package io.distric.verticle.admin;

import io.distric.protocol.Cursor;
import io.distric.protocol.Event;
import org.jspecify.annotations.Nullable;

/**
 * The spelling of an event, made at the first wish and shared by all subscriptions. Confined to one
 * event loop.
 */
final class EventText {

  private final int partition;
  private @Nullable String tail;
  private @Nullable String cursor;

  EventText(int partition) {
    this.partition = partition;
  }

  String tail(Event event) {
    String text = tail;
    if (text == null) {
      text = StreamFrames.eventTail(event);
      tail = text;
    }
    return text;
  }

  /** The cursor behind the event, where there is no other partition. */
  String cursor(long index, int ordinal) {
    String text = cursor;
    if (text == null) {
      text = Cursor.behind(partition, index, ordinal).text();
      cursor = text;
    }
    return text;
  }
}
