package io.distric.verticle.admin;

import io.distric.protocol.ProblemCode;
import java.util.UUID;

/** Ids in paths. */
final class Ids {

  private static final int LENGTH = 36;
  private static final long TASK_BITS = 0xffffL;

  private Ids() {}

  static UUID parse(String text) {
    try {
      if (text.length() == LENGTH) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      // Answered below, like a text of another length.
    }
    throw new RefusedException(ProblemCode.BAD_ID.problem("'" + text + "' is no id"));
  }

  /** The instance of a task: ids of tasks differ from it in their low bits only. */
  static UUID instanceOf(UUID task) {
    return new UUID(task.getMostSignificantBits(), task.getLeastSignificantBits() & ~TASK_BITS);
  }
}
