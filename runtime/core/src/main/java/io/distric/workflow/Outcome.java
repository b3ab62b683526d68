package io.distric.workflow;

import java.util.List;
import java.util.UUID;

/** What a command came to. */
public sealed interface Outcome {

  /**
   * The message is kept.
   *
   * @param catalogVersion that it was evaluated on
   * @param matched rule ids
   * @param instances started
   * @param index of the entry that keeps it
   * @param ordinal of its {@code message.accepted} among the entry's events
   * @param duplicate this is the receipt of an earlier message with the same key and body
   */
  record Accepted(
      long catalogVersion,
      List<String> matched,
      List<UUID> instances,
      long index,
      int ordinal,
      boolean duplicate)
      implements Outcome {}

  /** Done, and nothing to say. */
  enum Done implements Outcome {
    /** The only one. */
    DONE
  }

  /**
   * The entry does not carry the definition of a workflow that the partition does not have: send
   * the command again with it. Nothing of the command was done.
   *
   * @param workflow its id
   * @param version its version
   */
  record DefinitionMissing(String workflow, long version) implements Outcome {}

  /**
   * The state does not allow the command; an ordinary reply.
   *
   * @param reason class of the refusal
   * @param message what was expected, what was found, what to do
   */
  record Rejection(Reason reason, String message) implements Outcome {}

  /** Classes of refusals. */
  enum Reason {
    /** The key was used with another body. */
    KEY_REUSED,
    /** No such task or instance, or it has ended. */
    NOT_FOUND,
    /** An older attempt reports. */
    STALE_ATTEMPT,
    /** The state is as full as its limits allow. */
    OVERLOADED,
    /** The definition cannot be used. */
    BAD_DEFINITION,
    /** A fault of the engine itself: the command was not carried out, and no replica did. */
    INTERNAL
  }
}
