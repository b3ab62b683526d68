package io.distric.verticle.gossip;

import io.distric.membership.MemberView;

/**
 * What a member knew at one moment, for readers on other threads.
 *
 * @param view all members
 * @param figures of this one
 * @param ticks on the clock that the view's times are on
 * @param at milliseconds since the epoch
 * @param conflict whether another process lately used the id of this member
 */
public record MemberSnapshot(
    MemberView view, Figures figures, long ticks, long at, boolean conflict) {

  /** When a packet came from a member, in milliseconds since the epoch. */
  public long seenAt(MemberView.Row row) {
    return at - Math.max(0, ticks - row.seenAt());
  }
}
