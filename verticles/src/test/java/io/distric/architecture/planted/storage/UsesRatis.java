package io.distric.architecture.planted.storage;

import org.apache.ratis.protocol.RaftPeerId;

/** Planted: Ratis outside of the replica room. */
final class UsesRatis {
  RaftPeerId bad() {
    return RaftPeerId.valueOf("a");
  }
}
