package io.distric.verticle.gossip;

import io.distric.membership.MemberEvent;
import io.distric.membership.MemberProfile;
import io.distric.membership.MemberRole;
import io.distric.protocol.JsonText;
import java.util.Locale;

/** Member events on the wire: a type, and the fields of an object. */
public final class MemberEventJson {

  private MemberEventJson() {}

  /** The type, as on the stream of events. */
  public static String type(MemberEvent event) {
    return switch (event) {
      case MemberEvent.Joined ignored -> "node.joined";
      case MemberEvent.Changed ignored -> "node.changed";
      case MemberEvent.Suspected ignored -> "node.suspected";
      case MemberEvent.Refuted ignored -> "node.refuted";
      case MemberEvent.Failed ignored -> "node.failed";
      case MemberEvent.Left ignored -> "node.left";
      case MemberEvent.PartitionSuspected ignored -> "partition.suspected";
      case MemberEvent.PartitionEnded ignored -> "partition.healed";
      case MemberEvent.IdentityConflict ignored -> "node.conflict";
      case MemberEvent.Incompatible ignored -> "node.incompatible";
      case MemberEvent.Departed ignored -> "member.departed";
    };
  }

  /** Writes the fields into an object that is open. */
  public static void fields(JsonText out, MemberEvent event) {
    switch (event) {
      case MemberEvent.Joined e -> {
        member(out, e.member());
        out.name("incarnation").number(e.incarnation());
        out.name("again").bool(e.again());
      }
      case MemberEvent.Changed e -> {
        member(out, e.member());
        out.name("incarnation").number(e.incarnation());
      }
      case MemberEvent.Suspected e -> accused(out, e.member(), e.incarnation(), e.accuser());
      case MemberEvent.Refuted e -> {
        member(out, e.member());
        out.name("incarnation").number(e.incarnation());
      }
      case MemberEvent.Failed e -> accused(out, e.member(), e.incarnation(), e.accuser());
      case MemberEvent.Left e -> member(out, e.member());
      case MemberEvent.PartitionSuspected e -> partition(out, e);
      case MemberEvent.PartitionEnded e -> {
        out.name("returned").number(e.returned());
        out.name("missing").number(e.missing());
      }
      case MemberEvent.IdentityConflict e -> member(out, e.other());
      case MemberEvent.Incompatible e -> {
        member(out, e.other());
        out.name("protocol_min").number(e.other().protocols().min());
        out.name("protocol_max").number(e.other().protocols().max());
      }
      case MemberEvent.Departed ignored -> {}
    }
  }

  /** The roles of a member, joined by commas. */
  public static String type(MemberProfile member) {
    StringBuilder roles = new StringBuilder();
    member
        .roles()
        .forEach(
            role -> {
              roles.append(roles.isEmpty() ? "" : ",");
              roles.append(word(role));
            });
    return roles.toString();
  }

  /** A role. */
  public static String word(MemberRole role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** Where clients reach a member; where it has no such door, where it hears gossip. */
  public static String address(MemberProfile member) {
    return member.endpoints().getOrDefault("http", member.address().toString());
  }

  /** Writes the fields of a member. */
  public static void member(JsonText out, MemberProfile member) {
    out.name("node_id").text(member.id());
    out.name("node_type").text(type(member));
    out.name("address").text(address(member));
    out.name("gossip").text(member.address().toString());
    out.name("zone").text(member.zone());
    out.name("version").text(member.version());
  }

  private static void accused(JsonText out, MemberProfile member, int incarnation, String accuser) {
    member(out, member);
    out.name("incarnation").number(incarnation);
    out.name("accuser").text(accuser);
  }

  private static void partition(JsonText out, MemberEvent.PartitionSuspected event) {
    out.name("side").text(event.side().name().toLowerCase(Locale.ROOT));
    out.name("live").number(event.live());
    out.name("missing").texts(event.missing());
    out.name("zones").texts(event.zones());
    out.name("coordinators_live").number(event.coordinatorsLive());
    out.name("coordinators_known").number(event.coordinatorsKnown());
  }
}
