package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.distric.membership.GossipMessage.Ping;
import io.distric.membership.GossipMessage.SyncAgreed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StreamsTest {

  private static final Address NOBODY = new Address("h", 1);

  private final Turn turn = new Turn();
  private final List<Effect> effects = new ArrayList<>();
  private final Streams streams = new Streams(turn, 4);

  @Test
  void shouldLeaveRoomToFindOthersWhereNoPingIsAnswered() {
    // given
    turn.begin(0, effects);

    // when
    for (int i = 0; i < 10; i++) {
      streams.ping(NOBODY, new Ping(i, "b", 0));
    }

    // then
    assertEquals(2, streams.open());
    assertNotEquals(0, streams.open(Streams.Use.SYNC, NOBODY, new SyncAgreed()));
    assertNotEquals(0, streams.open(Streams.Use.JOIN, NOBODY, new SyncAgreed()));
    assertEquals(0, streams.open(Streams.Use.SYNC, NOBODY, new SyncAgreed()), "four in all");
  }

  @Test
  void shouldPingAgainWhenEarlierOnesEnded() {
    // given
    turn.begin(0, effects);
    streams.ping(NOBODY, new Ping(1, "b", 0));
    streams.ping(NOBODY, new Ping(2, "b", 0));

    // when
    streams.ended(1);
    streams.close(2);
    streams.close(2);
    streams.ended(-7);

    // then
    for (int i = 0; i < 10; i++) {
      streams.ping(NOBODY, new Ping(i, "b", 0));
    }
    assertEquals(2, streams.open());
  }
}
