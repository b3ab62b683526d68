package io.distric.verticle.gossip;

import io.distric.membership.Address;

/** A bad network, for tests: what it holds back never was there. Asked on the gossip thread. */
@FunctionalInterface
public interface PacketFilter {

  /** A network that loses nothing. */
  PacketFilter NONE = (way, peer, stream) -> true;

  /**
   * Whether it goes through.
   *
   * @param way to the peer, or from it
   * @param peer where it goes, or comes from; the port of a stream that comes in says nothing
   * @param stream whether it is a connection rather than a datagram
   */
  boolean passes(Way way, Address peer, boolean stream);

  /** Ways through the network. */
  enum Way {
    /** To the peer. */
    OUT,
    /** From the peer. */
    IN
  }
}
