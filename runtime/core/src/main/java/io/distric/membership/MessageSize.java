package io.distric.membership;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Bytes that messages take on the wire, so that packets can be filled before they are written. */
final class MessageSize {

  /** Room kept for the envelope: header, id of the sender, tag. */
  static final int ENVELOPE = 64 + Names.ID_CHARS_MAX;

  /** Oldest age that is told apart, in milliseconds. */
  static final int AGE_MAX = 600_000;

  private static final int KIND = 1;
  private static final int AGE = 3;

  private MessageSize() {}

  static int of(GossipMessage message) {
    return KIND
        + switch (message) {
          case GossipMessage.Ping m -> 4 + text(m.target()) + 8;
          case GossipMessage.Ack ignored -> 4 + 8;
          case GossipMessage.Nack ignored -> 4;
          case GossipMessage.PingRequest m -> 4 + text(m.target()) + address(m.address());
          case GossipMessage.Alive m -> profile(m.profile()) + 4 + AGE;
          case GossipMessage.Refuted m -> text(m.id()) + 4 + AGE;
          case GossipMessage.Suspected m -> suspected(m);
          case GossipMessage.Failed m -> text(m.id()) + 4 + text(m.accuser()) + AGE;
          case GossipMessage.Left m -> text(m.id()) + 4 + AGE;
          case GossipMessage.LoadMoved m -> text(m.id()) + 1 + 4 + AGE;
          case GossipMessage.StatusReport ignored -> 4 + 4 + 4 + 8;
          case GossipMessage.SyncOffer m -> 8 + profile(m.self()) + 4;
          case GossipMessage.SyncAgreed ignored -> 0;
          case GossipMessage.SyncState m -> state(m);
        };
  }

  static int profile(MemberProfile profile) {
    int size = text(profile.id()) + 8 + 1 + address(profile.address()) + 1;
    for (Map.Entry<String, String> endpoint : profile.endpoints().entrySet()) {
      size += text(endpoint.getKey()) + text(endpoint.getValue());
    }
    return size + text(profile.zone()) + 4 + text(profile.version()) + 2;
  }

  private static int suspected(GossipMessage.Suspected message) {
    int size = text(message.id()) + 4 + 1 + AGE;
    for (String accuser : message.accusers()) {
      size += text(accuser);
    }
    return size;
  }

  private static int state(GossipMessage.SyncState message) {
    int size = 1 + 4;
    for (GossipMessage.MemberState member : message.members()) {
      size += profile(member.profile()) + 4 + 1;
    }
    return size;
  }

  private static int address(Address address) {
    return text(address.host()) + 2;
  }

  /** One byte of length and the text in UTF-8. */
  private static int text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return 1 + text.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return 1 + text.length();
  }
}
