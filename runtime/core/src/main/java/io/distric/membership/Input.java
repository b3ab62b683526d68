package io.distric.membership;

import java.util.List;

/** What happens to the {@link Membership}. */
public sealed interface Input {

  /**
   * Begin.
   *
   * @param seeds where to ask for the others; none: this is the first member
   * @param remembered where an earlier run of this member knew others
   */
  record Started(List<Address> seeds, List<Address> remembered) implements Input {

    /** Copies the lists. */
    public Started {
      seeds = List.copyOf(seeds);
      remembered = List.copyOf(remembered);
    }

    /** Of a member that remembers nobody. */
    public Started(List<Address> seeds) {
      this(seeds, List.of());
    }
  }

  /** The time of {@link Membership#wakeAt} has come. */
  record Woken() implements Input {}

  /**
   * A datagram came in.
   *
   * @param sender id of the sender, from the envelope
   * @param from where it came from
   * @param messages in it
   */
  record PacketArrived(String sender, Address from, List<GossipMessage> messages)
      implements Input {}

  /**
   * A frame came in on a stream.
   *
   * @param stream the number of {@link Effect.OpenStream}, or one below zero for a stream that the
   *     other side opened
   * @param sender id of the sender, from the envelope
   * @param message in it
   */
  record StreamArrived(long stream, String sender, GossipMessage message) implements Input {}

  /**
   * A stream could not be opened, or was closed.
   *
   * @param stream its number
   */
  record StreamEnded(long stream) implements Input {}

  /**
   * What this node carries.
   *
   * @param load tasks that it runs
   * @param capacity tasks at once
   * @param catalogVersion in use
   */
  record LoadSeen(int load, int capacity, long catalogVersion) implements Input {}

  /**
   * Whether this node's side has a majority of the coordinators, by Raft.
   *
   * @param majority whether a leader with a quorum is heard
   */
  record QuorumSeen(boolean majority) implements Input {}

  /** Say goodbye to all. */
  record Departing() implements Input {}
}
