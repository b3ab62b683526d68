package io.distric.membership;

import io.distric.config.ConfigLoader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** One machine, {@code a}, among members that answer each ping at once, unless told not to. */
final class SmallCluster {

  static final long START = 100_000;

  final Membership machine;
  final List<MemberEvent> events = new ArrayList<>();
  final List<Effect.SendPacket> sent = new ArrayList<>();
  final List<Effect.OpenStream> opened = new ArrayList<>();
  final Set<String> silent = new HashSet<>();
  private final List<Input.PacketArrived> answers = new ArrayList<>();
  private final Map<Address, String> names = new HashMap<>();
  private long now = START;

  /** All know each other. */
  SmallCluster(String... others) {
    this(Map.of(), others);
  }

  /** With some keys of the configuration. */
  SmallCluster(Map<String, String> keys, String... others) {
    Map<String, String> config = new HashMap<>(Map.of("gossip.syncInterval", "1h"));
    config.putAll(keys);
    machine =
        new Membership(
            ConfigLoader.with(config).gossip(),
            Variant.LIFEGUARD,
            Profiles.of("a", 1),
            1,
            new SplittableRandom(Seed.of(3)),
            new MemberIndex(false));
    List<MemberProfile> profiles = new ArrayList<>();
    for (int i = 0; i < others.length; i++) {
      MemberProfile profile = Profiles.of(others[i], i + 2);
      profiles.add(profile);
      names.put(profile.address(), others[i]);
    }
    machine.acquaint(profiles, 1, now);
  }

  /** Says something to the machine, in the name of a member. */
  void say(String sender, GossipMessage... messages) {
    Address from = new Address("h", 99);
    for (Map.Entry<Address, String> entry : names.entrySet()) {
      from = entry.getValue().equals(sender) ? entry.getKey() : from;
    }
    step(new Input.PacketArrived(sender, from, List.of(messages)));
  }

  void step(Input input) {
    List<Effect> effects = new ArrayList<>();
    machine.step(now, input, effects);
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.SendPacket packet -> send(packet);
        case Effect.OpenStream stream -> opened.add(stream);
        case Effect.Raise raise -> events.add(raise.event());
        case Effect.SendOnStream ignored -> {}
        case Effect.CloseStream ignored -> {}
      }
    }
  }

  /** Lets so many milliseconds pass. */
  void pass(long milliseconds) {
    long end = now + milliseconds;
    while (now < end) {
      now++;
      List<Input.PacketArrived> due = List.copyOf(answers);
      answers.clear();
      due.forEach(this::step);
      if (machine.wakeAt() <= now) {
        step(new Input.Woken());
      }
    }
  }

  /** Lets so many milliseconds pass in which it does nothing, and then lets it wake. */
  void stall(long milliseconds) {
    now += milliseconds;
    step(new Input.Woken());
  }

  /** All of a kind that it sent to somebody. */
  <T extends GossipMessage> List<T> told(String id, Class<T> type) {
    return sent.stream()
        .filter(packet -> id.equals(names.get(packet.to())))
        .flatMap(packet -> packet.messages().stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  <T extends MemberEvent> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void send(Effect.SendPacket packet) {
    sent.add(packet);
    String name = names.get(packet.to());
    for (GossipMessage message : packet.messages()) {
      if (name != null && !silent.contains(name) && message instanceof GossipMessage.Ping ping) {
        GossipMessage ack = new GossipMessage.Ack(ping.sequence(), ping.view());
        answers.add(new Input.PacketArrived(name, packet.to(), List.of(ack)));
      }
    }
  }
}
