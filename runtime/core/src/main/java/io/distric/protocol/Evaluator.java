package io.distric.protocol;

import java.util.function.Consumer;

/**
 * Evaluation as a door on the same event loop reaches it: without the event bus, so that a message
 * that needs no log is answered in the turn in which it came. To be called on its event loop only.
 */
public interface Evaluator {

  /** Whether the calling thread is its event loop. */
  boolean isHere();

  /**
   * Evaluates a batch behind those that it took before; at once, if none of them waits and the time
   * allows, else in a later turn.
   *
   * @param batch from a door on this event loop
   * @param replies takes the replies to what need not be kept, now or later, on this event loop
   * @param nanosMax how long it may keep the event loop now; none if not positive
   * @return how long it did
   */
  long take(MessageBatch batch, Consumer<ReplyBatch> replies, long nanosMax);
}
