package io.distric.membership;

import java.util.List;

/** What the rest of the node learns from gossip. A hint, never the authority: that is Raft. */
public sealed interface MemberEvent {

  /**
   * A member is there.
   *
   * @param member its profile
   * @param incarnation of it
   * @param again whether it was failed or gone before
   */
  record Joined(MemberProfile member, int incarnation, boolean again) implements MemberEvent {}

  /**
   * A member changed what it says of itself.
   *
   * @param member its new profile
   * @param incarnation of it
   */
  record Changed(MemberProfile member, int incarnation) implements MemberEvent {}

  /**
   * A member does not answer.
   *
   * @param member its profile
   * @param incarnation of it
   * @param accuser the first
   */
  record Suspected(MemberProfile member, int incarnation, String accuser) implements MemberEvent {}

  /**
   * A suspected member answered after all.
   *
   * @param member its profile
   * @param incarnation its new one
   */
  record Refuted(MemberProfile member, int incarnation) implements MemberEvent {}

  /**
   * A member is taken for dead.
   *
   * @param member its profile
   * @param incarnation of it
   * @param accuser whose time ran out first
   */
  record Failed(MemberProfile member, int incarnation, String accuser) implements MemberEvent {}

  /**
   * A member said goodbye.
   *
   * @param member its profile
   */
  record Left(MemberProfile member) implements MemberEvent {}

  /**
   * Many members vanished within a short time: rather the network than they.
   *
   * @param missing ids of those that vanished
   * @param live members that still answer, this one included
   * @param zones of which nobody answers any more
   * @param coordinatorsLive coordinators that still answer
   * @param coordinatorsKnown coordinators remembered
   * @param side on which this node seems to be
   */
  record PartitionSuspected(
      List<String> missing,
      int live,
      List<String> zones,
      int coordinatorsLive,
      int coordinatorsKnown,
      Side side)
      implements MemberEvent {

    /** Copies the lists. */
    public PartitionSuspected {
      missing = List.copyOf(missing);
      zones = List.copyOf(zones);
    }
  }

  /**
   * What looked like a partition is over: most of those that vanished are back.
   *
   * @param returned how many came back
   * @param missing how many did not
   */
  record PartitionEnded(int returned, int missing) implements MemberEvent {}

  /**
   * Another process uses the id of this node.
   *
   * @param other its profile
   */
  record IdentityConflict(MemberProfile other) implements MemberEvent {}

  /**
   * A node speaks no version of the protocol that this one does; it is not taken in.
   *
   * @param other its profile
   */
  record Incompatible(MemberProfile other) implements MemberEvent {}

  /** All heard the goodbye of this node, as far as can be known. */
  record Departed() implements MemberEvent {}

  /** Sides of a partition. */
  enum Side {
    /** Most coordinators are on this side. */
    MAJORITY,
    /** Most coordinators are not: leases will not be renewed. */
    MINORITY,
    /** No coordinator is known. */
    UNKNOWN
  }
}
