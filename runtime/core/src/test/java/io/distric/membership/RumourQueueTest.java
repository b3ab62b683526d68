package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.membership.GossipMessage.Failed;
import io.distric.membership.GossipMessage.LoadMoved;
import io.distric.membership.GossipMessage.Refuted;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RumourQueueTest {

  private final RumourQueue queue = new RumourQueue();

  @Test
  void shouldSendEachPieceOfNewsSoOftenAndNoMore() {
    // given
    queue.put(1, new Refuted("a", 1, 0), 0, 0);

    // then
    for (int i = 0; i < 5; i++) {
      assertEquals(1, fill(1000, 5).size());
    }
    assertTrue(fill(1000, 5).isEmpty());
    assertTrue(queue.isEmpty());
  }

  @Test
  void shouldSendWhatWasSentLeastFirstAndAmongThoseTheNewest() {
    // given
    queue.put(1, new Refuted("a", 1, 0), 0, 0);
    fill(1000, 9);
    queue.put(2, new Refuted("b", 1, 0), 0, 0);
    queue.put(3, new Refuted("c", 1, 0), 0, 0);

    // when
    List<String> order = fill(1000, 9).stream().map(m -> ((Refuted) m).id()).toList();

    // then
    assertEquals(List.of("c", "b", "a"), order);
  }

  @Test
  void shouldReplaceOlderNewsOfTheSameMember() {
    // given
    queue.put(1, new Refuted("a", 1, 0), 0, 0);
    queue.put(1, new LoadMoved("a", 3, 1, 0), 0, 0);
    queue.put(1, new Failed("a", 1, "b", 0), 0, 0);

    // when
    List<GossipMessage> packet = fill(1000, 9);

    // then
    assertEquals(List.of(new Failed("a", 1, "b", 0), new LoadMoved("a", 3, 1, 0)), packet);
    queue.drop(1);
    assertEquals(0, queue.size());
  }

  @Test
  void shouldFillNoMoreThanThereIsRoomFor() {
    // given
    int each = MessageSize.of(new Refuted("aa", 1, 0));
    for (int i = 10; i < 40; i++) {
      queue.put(i, new Refuted("" + i, 1, 0), 0, 0);
    }

    // then
    assertEquals(3, fill(3 * each + 2, 9).size());
    assertEquals(27, fill(1000, 9).stream().distinct().count() - 3);
  }

  @Test
  void shouldAddTheTimeThatNewsWaited() {
    // given
    queue.put(1, new Refuted("a", 1, 150), 0, 1000);
    List<GossipMessage> packet = new ArrayList<>();

    // when
    queue.fill(packet, 1000, 9, 1250);

    // then
    assertEquals(List.of(new Refuted("a", 1, 400)), packet);
  }

  private List<GossipMessage> fill(int room, int sends) {
    List<GossipMessage> packet = new ArrayList<>();
    queue.fill(packet, room, sends, 0);
    return packet;
  }
}
