package io.distric.dsl.match;

import org.jspecify.annotations.Nullable;

/**
 * The rules of one catalog version, compiled. Immutable, shared by all threads; a new catalog
 * version is a new matcher.
 */
public interface Matcher {

  /** The catalog version that it was compiled from. */
  long catalogVersion();

  /** How many rules it holds, disabled ones left out. */
  int size();

  /**
   * A view into which messages are read for this matcher, with scratch space of its own. Confined
   * to one thread and used again for message after message.
   */
  MessageView newView();

  /**
   * The same, with the scratch space of a view that is not used any more, as far as it fits: a
   * matcher that differs in one rule needs little of its own.
   *
   * @param previous a view of any matcher, or null
   */
  default MessageView newView(@Nullable MessageView previous) {
    return newView();
  }

  /** A sink for matches. Confined to one thread and used again for message after message. */
  Matches newMatches();

  /**
   * Evaluates all rules in their total order. Allocates nothing but the parameters of what matched.
   *
   * @param message read by a view of this matcher
   * @param matches cleared, then filled
   */
  void match(MessageView message, Matches matches);
}
