package io.distric.membership;

import io.distric.membership.GossipMessage.MemberState;
import java.util.List;
import java.util.Map;

/** Writes messages as bytes; {@link MessageDecoder} reads them. */
final class MessageCodec {

  static final int PING = 1;
  static final int ACK = 2;
  static final int NACK = 3;
  static final int PING_REQUEST = 4;
  static final int ALIVE = 5;
  static final int REFUTED = 6;
  static final int SUSPECTED = 7;
  static final int FAILED = 8;
  static final int LEFT = 9;
  static final int LOAD_MOVED = 10;
  static final int STATUS_REPORT = 11;
  static final int SYNC_OFFER = 12;
  static final int SYNC_AGREED = 13;
  static final int SYNC_STATE = 14;

  private MessageCodec() {}

  static void write(WireWriter out, List<GossipMessage> messages) {
    for (GossipMessage message : messages) {
      write(out, message);
    }
  }

  static void write(WireWriter out, GossipMessage message) {
    switch (message) {
      case GossipMessage.Ping m -> out.u8(PING).i32(m.sequence()).text(m.target()).i64(m.view());
      case GossipMessage.Ack m -> out.u8(ACK).i32(m.sequence()).i64(m.view());
      case GossipMessage.Nack m -> out.u8(NACK).i32(m.sequence());
      case GossipMessage.PingRequest m -> {
        out.u8(PING_REQUEST).i32(m.sequence()).text(m.target());
        address(out, m.address());
      }
      case GossipMessage.Rumour rumour -> rumour(out, rumour);
      case GossipMessage.StatusReport m ->
          out.u8(STATUS_REPORT)
              .i32(m.incarnation())
              .i32(m.load())
              .i32(m.capacity())
              .i64(m.catalogVersion());
      case GossipMessage.SyncOffer m -> {
        profile(out.u8(SYNC_OFFER).i64(m.digest()), m.self());
        out.i32(m.incarnation());
      }
      case GossipMessage.SyncAgreed ignored -> out.u8(SYNC_AGREED);
      case GossipMessage.SyncState m -> state(out.u8(SYNC_STATE), m);
    }
  }

  private static void rumour(WireWriter out, GossipMessage.Rumour rumour) {
    switch (rumour) {
      case GossipMessage.Alive m -> {
        profile(out.u8(ALIVE), m.profile());
        out.i32(m.incarnation());
      }
      case GossipMessage.Refuted m -> out.u8(REFUTED).text(m.id()).i32(m.incarnation());
      case GossipMessage.Suspected m -> {
        out.u8(SUSPECTED).text(m.id()).i32(m.incarnation()).u8(m.accusers().size());
        m.accusers().forEach(out::text);
      }
      case GossipMessage.Failed m ->
          out.u8(FAILED).text(m.id()).i32(m.incarnation()).text(m.accuser());
      case GossipMessage.Left m -> out.u8(LEFT).text(m.id()).i32(m.incarnation());
      case GossipMessage.LoadMoved m ->
          out.u8(LOAD_MOVED).text(m.id()).u8(m.load()).i32(m.serial());
    }
    out.u8(rumour.age() >>> 16).u16(rumour.age());
  }

  private static void state(WireWriter out, GossipMessage.SyncState state) {
    out.u8(state.answer() ? 1 : 0).i32(state.members().size());
    for (MemberState member : state.members()) {
      profile(out, member.profile());
      out.i32(member.incarnation()).u8(member.status().code());
    }
  }

  private static void profile(WireWriter out, MemberProfile profile) {
    out.text(profile.id()).i64(profile.boot()).u8(MemberRole.bits(profile.roles()));
    address(out, profile.address());
    out.u8(profile.endpoints().size());
    for (Map.Entry<String, String> endpoint : profile.endpoints().entrySet()) {
      out.text(endpoint.getKey()).text(endpoint.getValue());
    }
    out.text(profile.zone()).i32(profile.capacity()).text(profile.version());
    out.u8(profile.protocols().min()).u8(profile.protocols().max());
  }

  private static void address(WireWriter out, Address address) {
    out.text(address.host()).u16(address.port());
  }
}
