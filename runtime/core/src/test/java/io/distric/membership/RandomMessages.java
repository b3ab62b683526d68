package io.distric.membership;

import io.distric.membership.MemberProfile.ProtocolRange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Messages of every kind, with values of chance. */
record RandomMessages(RandomGenerator random) {

  static final int KINDS = 14;

  GossipMessage any() {
    return of(random.nextInt(KINDS));
  }

  List<GossipMessage> packet() {
    List<GossipMessage> messages = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      messages.add(of(random.nextInt(11)));
    }
    return messages;
  }

  GossipMessage of(int kind) {
    return switch (kind) {
      case 0 -> new GossipMessage.Ping(random.nextInt(), id(), random.nextLong());
      case 1 -> new GossipMessage.Ack(random.nextInt(), random.nextLong());
      case 2 -> new GossipMessage.Nack(random.nextInt());
      case 3 -> new GossipMessage.PingRequest(random.nextInt(), id(), address());
      case 4 -> new GossipMessage.Alive(profile(), number(), age());
      case 5 -> new GossipMessage.Refuted(id(), number(), age());
      case 6 -> new GossipMessage.Suspected(id(), number(), ids(), age());
      case 7 -> new GossipMessage.Failed(id(), number(), id(), age());
      case 8 -> new GossipMessage.Left(id(), number(), age());
      case 9 -> new GossipMessage.LoadMoved(id(), random.nextInt(4), number(), age());
      case 10 -> new GossipMessage.StatusReport(number(), number(), number(), random.nextLong());
      case 11 -> new GossipMessage.SyncOffer(random.nextLong(), profile(), number());
      case 12 -> new GossipMessage.SyncAgreed();
      case 13 -> state();
      default -> throw new IllegalArgumentException("no kind " + kind);
    };
  }

  MemberProfile profile() {
    Set<MemberRole> roles = EnumSet.noneOf(MemberRole.class);
    for (MemberRole role : MemberRole.values()) {
      if (random.nextBoolean()) {
        roles.add(role);
      }
    }
    Map<String, String> endpoints = new TreeMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      endpoints.put("door" + i, address().toString());
    }
    String zone = random.nextBoolean() ? "" : "zone-é-" + random.nextInt(9);
    return new MemberProfile(
        id(),
        random.nextLong(),
        roles,
        address(),
        endpoints,
        zone,
        number(),
        "2.0." + random.nextInt(99),
        new ProtocolRange(1, 1 + random.nextInt(3)));
  }

  private GossipMessage state() {
    List<GossipMessage.MemberState> members = new ArrayList<>();
    MemberStatus[] statuses = MemberStatus.values();
    for (int i = random.nextInt(40); i > 0; i--) {
      members.add(
          new GossipMessage.MemberState(
              profile(), number(), statuses[random.nextInt(statuses.length)]));
    }
    return new GossipMessage.SyncState(members, random.nextBoolean());
  }

  private List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      ids.add(id());
    }
    return ids;
  }

  private String id() {
    return "node-" + Long.toString(random.nextLong() >>> random.nextInt(64), 36);
  }

  private Address address() {
    return new Address("10.0.0." + random.nextInt(256), random.nextInt(65_536));
  }

  private int number() {
    return random.nextInt(1_000_000_000);
  }

  private int age() {
    return random.nextInt(MessageSize.AGE_MAX);
  }
}
