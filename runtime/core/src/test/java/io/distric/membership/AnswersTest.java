package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.config.NodeConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How much one datagram can have a member send. */
final class AnswersTest {

  private static final Address FROM = new Address("h", 2);

  private final Membership machine =
      new Membership(
          NodeConfig.defaults().gossip(),
          Variant.LIFEGUARD,
          Profiles.of("a", 1),
          1,
          new SplittableRandom(Seed.of(3)),
          new MemberIndex(false));

  @Test
  void shouldAnswerOneQuestionOfADatagram() {
    // given
    machine.step(1_000, new Input.Started(List.of()), new ArrayList<>());

    // then
    assertEquals(1, answersTo(new GossipMessage.Ping(1, "a", 0)));
    assertEquals(1, answersTo(new GossipMessage.PingRequest(1, "b", new Address("h", 3))));
  }

  private long answersTo(GossipMessage question) {
    List<Effect> effects = new ArrayList<>();
    List<GossipMessage> many = Collections.nCopies(50, question);
    machine.step(1_001, new Input.PacketArrived("b", FROM, many), effects);
    return effects.stream().filter(Effect.SendPacket.class::isInstance).count();
  }
}
