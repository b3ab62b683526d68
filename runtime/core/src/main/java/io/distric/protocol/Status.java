package io.distric.protocol;

import java.util.Locale;

/** Where an instance or a task stands. The ordinal is part of the stored format: only append. */
public enum Status {
  /** Not started. */
  PENDING,
  /** At work. */
  RUNNING,
  /** Ended well. */
  COMPLETED,
  /** Ended badly. */
  FAILED,
  /** Undoing what completed. */
  COMPENSATING,
  /** Undone. */
  COMPENSATED,
  /** Ended by request. */
  CANCELLED,
  /** A task whose condition did not hold. */
  SKIPPED;

  /** Whether nothing follows. */
  public boolean terminal() {
    return switch (this) {
      case COMPLETED, FAILED, COMPENSATED, CANCELLED, SKIPPED -> true;
      case PENDING, RUNNING, COMPENSATING -> false;
    };
  }

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
