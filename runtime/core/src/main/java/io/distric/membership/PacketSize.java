package io.distric.membership;

import java.util.List;

/** How long packets are, without writing them. */
public final class PacketSize {

  private PacketSize() {}

  /** Bytes of a sealed packet that is not compressed. */
  public static int sealed(String sender, List<GossipMessage> messages) {
    int size = Envelope.HEADER_BYTES + sender.length() + Envelope.TAG_BYTES;
    for (GossipMessage message : messages) {
      size += MessageSize.of(message);
    }
    return size;
  }
}
