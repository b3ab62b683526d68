package io.distric.membership;

import io.distric.membership.GossipMessage.MemberState;
import io.distric.membership.MemberProfile.ProtocolRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads messages from bytes of strangers: checks every length and every value before it is used.
 */
final class MessageDecoder {

  private static final int STATE_BYTES_MIN = 20;
  private static final int ACCUSERS_MAX = 16;

  private final WireReader in;

  private MessageDecoder(WireReader in) {
    this.in = in;
  }

  static List<GossipMessage> read(WireReader in) throws MalformedException {
    MessageDecoder decoder = new MessageDecoder(in);
    List<GossipMessage> messages = new ArrayList<>(4);
    try {
      while (in.left() > 0) {
        messages.add(decoder.message());
      }
    } catch (IllegalArgumentException e) {
      // Values that the records refuse.
      throw new MalformedException();
    }
    return messages;
  }

  private GossipMessage message() throws MalformedException {
    return switch (in.u8()) {
      case MessageCodec.PING -> new GossipMessage.Ping(in.i32(), id(), in.i64());
      case MessageCodec.ACK -> new GossipMessage.Ack(in.i32(), in.i64());
      case MessageCodec.NACK -> new GossipMessage.Nack(in.i32());
      case MessageCodec.PING_REQUEST -> new GossipMessage.PingRequest(in.i32(), id(), address());
      case MessageCodec.ALIVE -> new GossipMessage.Alive(profile(), incarnation(), age());
      case MessageCodec.REFUTED -> new GossipMessage.Refuted(id(), incarnation(), age());
      case MessageCodec.SUSPECTED ->
          new GossipMessage.Suspected(id(), incarnation(), accusers(), age());
      case MessageCodec.FAILED -> new GossipMessage.Failed(id(), incarnation(), id(), age());
      case MessageCodec.LEFT -> new GossipMessage.Left(id(), incarnation(), age());
      case MessageCodec.LOAD_MOVED ->
          new GossipMessage.LoadMoved(id(), within(in.u8(), 3), notNegative(), age());
      case MessageCodec.STATUS_REPORT ->
          new GossipMessage.StatusReport(incarnation(), notNegative(), notNegative(), in.i64());
      case MessageCodec.SYNC_OFFER ->
          new GossipMessage.SyncOffer(in.i64(), profile(), incarnation());
      case MessageCodec.SYNC_AGREED -> new GossipMessage.SyncAgreed();
      case MessageCodec.SYNC_STATE -> state();
      default -> throw new MalformedException();
    };
  }

  private GossipMessage state() throws MalformedException {
    boolean answer = within(in.u8(), 1) == 1;
    int count = within(notNegative(), in.left() / STATE_BYTES_MIN);
    List<MemberState> members = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      members.add(new MemberState(profile(), incarnation(), MemberStatus.of(in.u8())));
    }
    return new GossipMessage.SyncState(members, answer);
  }

  private List<String> accusers() throws MalformedException {
    int count = within(in.u8(), ACCUSERS_MAX);
    if (count == 0) {
      throw new MalformedException();
    }
    List<String> accusers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      accusers.add(id());
    }
    return accusers;
  }

  private MemberProfile profile() throws MalformedException {
    String id = id();
    long boot = in.i64();
    int roles = within(in.u8(), 7);
    Address address = address();
    int count = within(in.u8(), MemberProfile.ENDPOINTS_MAX);
    Map<String, String> endpoints = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      endpoints.put(in.text(), in.text());
    }
    String zone = in.text();
    int capacity = notNegative();
    String version = in.text();
    ProtocolRange protocols = new ProtocolRange(in.u8(), in.u8());
    return new MemberProfile(
        id, boot, MemberRole.of(roles), address, endpoints, zone, capacity, version, protocols);
  }

  private Address address() throws MalformedException {
    return new Address(in.text(), in.u16());
  }

  private String id() throws MalformedException {
    String id = in.text();
    if (!Names.isId(id)) {
      throw new MalformedException();
    }
    return id;
  }

  private int incarnation() throws MalformedException {
    return within(in.i32(), Incarnations.MAX);
  }

  private int age() throws MalformedException {
    return within(in.u8() << 16 | in.u16(), MessageSize.AGE_MAX);
  }

  private int notNegative() throws MalformedException {
    return within(in.i32(), Integer.MAX_VALUE);
  }

  private static int within(int value, int max) throws MalformedException {
    if (value < 0 || value > max) {
      throw new MalformedException();
    }
    return value;
  }
}
