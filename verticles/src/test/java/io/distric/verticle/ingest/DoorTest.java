package io.distric.verticle.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.protocol.Evaluator;
import io.distric.protocol.MessageBatch;
import io.distric.protocol.ReplyBatch;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the door hands to an evaluator on its own event loop, and how long that may take. */
@ExtendWith(VertxExtension.class)
final class DoorTest {

  private static final long TURN_NANOS = 1_000_000;
  private static final MessageHeaders NO_HEADERS = MessageHeaders.of(null, null, null, null);

  private final Slow evaluator = new Slow();
  private Context context;
  private Door door;

  @BeforeEach
  void open(Vertx vertx) {
    context = vertx.getOrCreateContext();
    door =
        new Door(
            context,
            vertx.eventBus(),
            "door",
            new PendingTable(10_000),
            InstantSource.system(),
            evaluator,
            replies -> {},
            TURN_NANOS);
  }

  /**
   * A batch as the evaluator was given it.
   *
   * @param messages in it
   * @param nanosMax that it may take
   */
  private record Taken(int messages, long nanosMax) {}

  @Test
  void shouldHandFewOverAtTheEndOfTheTurn(VertxTestContext test) {
    inOneTurn(test, () -> singles(3), List.of(), List.of(new Taken(3, TURN_NANOS)));
  }

  @Test
  void shouldHandEightOverAtOnceSoThatTheFirstAreAnsweredWhileOthersAreRead(VertxTestContext test) {
    List<Taken> atOnce = List.of(new Taken(8, TURN_NANOS));
    inOneTurn(test, () -> singles(9), atOnce, List.of(atOnce.getFirst(), new Taken(1, TURN_NANOS)));
  }

  @Test
  void shouldGiveATurnNoMoreTimeThanItHas(VertxTestContext test) {
    // given
    evaluator.takes = 700_000;

    // then
    List<Taken> expected =
        List.of(new Taken(8, TURN_NANOS), new Taken(8, 300_000), new Taken(8, -400_000));
    inOneTurn(test, () -> singles(24), expected, expected);
  }

  @Test
  void shouldLeaveManyMessagesToLaterTurns(VertxTestContext test) {
    List<Taken> expected = List.of(new Taken(33, 0));
    inOneTurn(test, () -> lines(33, 1), expected, expected);
  }

  @Test
  void shouldTakeAsManyMessagesAsATurnMay(VertxTestContext test) {
    List<Taken> expected = List.of(new Taken(32, TURN_NANOS));
    inOneTurn(test, () -> lines(32, 1), expected, expected);
  }

  @Test
  void shouldLeaveManyBytesToLaterTurns(VertxTestContext test) {
    List<Taken> expected = List.of(new Taken(2, 0));
    inOneTurn(test, () -> lines(2, 9000), expected, expected);
  }

  /** Does something in one turn, and compares what was handed over within it and by its end. */
  private void inOneTurn(
      VertxTestContext test, Runnable what, List<Taken> within, List<Taken> after) {
    context.runOnContext(
        turn -> {
          what.run();
          List<Taken> before = List.copyOf(evaluator.taken);
          context.runOnContext(
              next ->
                  test.verify(
                      () -> {
                        assertEquals(within, before);
                        assertEquals(after, evaluator.taken);
                        test.completeNow();
                      }));
        });
  }

  private void singles(int count) {
    byte[] body = {'{', '}'};
    for (int i = 0; i < count; i++) {
      door.take((item, reply) -> {}, "client", NO_HEADERS, body, 0, body.length);
    }
  }

  private void lines(int count, int length) {
    String line = "\"" + "x".repeat(length) + "\"\n";
    byte[] body = line.repeat(count).getBytes(StandardCharsets.UTF_8);
    try {
      Framing lines = Framing.lines(body, body.length, count);
      door.take((item, reply) -> {}, "client", NO_HEADERS, body, lines);
    } catch (Framing.TooMany e) {
      throw new AssertionError(e);
    }
  }

  /** Says that it took a time. */
  private static final class Slow implements Evaluator {
    private final List<Taken> taken = new ArrayList<>();
    private long takes;

    @Override
    public boolean isHere() {
      return true;
    }

    @Override
    public long take(MessageBatch batch, Consumer<ReplyBatch> replies, long nanosMax) {
      taken.add(new Taken(batch.messages().size(), nanosMax));
      return takes;
    }
  }
}
