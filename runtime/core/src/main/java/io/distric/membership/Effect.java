package io.distric.membership;

import java.util.List;

/** What the {@link Membership} wants done. */
public sealed interface Effect {

  /**
   * Send one datagram.
   *
   * @param to where
   * @param messages that fit together
   */
  record SendPacket(Address to, List<GossipMessage> messages) implements Effect {}

  /**
   * Connect, and send a frame.
   *
   * @param stream number under which answers come in
   * @param to where
   * @param first frame
   */
  record OpenStream(long stream, Address to, GossipMessage first) implements Effect {}

  /**
   * Send a frame.
   *
   * @param stream its number
   * @param message of the frame
   */
  record SendOnStream(long stream, GossipMessage message) implements Effect {}

  /**
   * Close it once all is sent.
   *
   * @param stream its number
   */
  record CloseStream(long stream) implements Effect {}

  /**
   * Tell the node.
   *
   * @param event what
   */
  record Raise(MemberEvent event) implements Effect {}
}
