package io.distric.verticle.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.StreamConfig;
import io.distric.protocol.LiveEvent;
import io.distric.protocol.Status;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class StreamTest {

  private static final String ALL_NOW =
      "{\"op\":\"subscribe\",\"id\":\"s1\",\"filter\":{},\"from\":\"now\"}";
  private static final String ALL_START =
      "{\"op\":\"subscribe\",\"id\":\"s1\",\"filter\":{},\"from\":\"start\"}";

  @Test
  void shouldSendWhatHappensFromNowOn() throws Exception {
    try (AdminServer server = AdminServer.start(1);
        StreamReader reader = server.stream()) {
      // given
      server.publish(Samples.batch(0, 3, Samples.changed(1, Status.RUNNING)));
      reader.send(ALL_NOW);
      JsonObject subscribed = reader.next();

      // when
      server.publish(Samples.batch(0, 5, Samples.changed(2, Status.COMPLETED, "{\"a\":1}")));

      // then
      assertEquals("subscribed", subscribed.getString("op"));
      JsonObject event = reader.next();
      assertEquals("event", event.getString("op"));
      assertEquals("s1", event.getString("id"));
      assertEquals("instance.completed", event.getString("type"));
      assertEquals("2023-11-14T22:13:20.000Z", event.getString("time"));
      assertEquals("m2", event.getJsonObject("data").getString("message_id"));
      assertEquals(1, event.getJsonObject("data").getJsonObject("output").getInteger("a"));
      assertFalse(event.getString("cursor").isEmpty());
    }
  }

  @Test
  void shouldSendOnlyWhatTheFilterLetsPass() throws Exception {
    try (AdminServer server = AdminServer.start(1);
        StreamReader reader = server.stream()) {
      // given
      reader.send(subscribe("m", "message_id", "m7", "now"));
      reader.send(subscribe("w", "workflow_id", "even", "now"));
      reader.send(subscribe("i", "workflow_instance_id", Samples.instanceId(9).toString(), "now"));
      for (int i = 0; i < 3; i++) {
        assertEquals("subscribed", reader.next().getString("op"));
      }

      // when
      for (int i = 6; i < 10; i++) {
        server.publish(Samples.batch(0, i, Samples.changed(i, Status.COMPLETED)));
      }

      // then
      assertEquals("w m6", seen(reader.next()));
      assertEquals("m m7", seen(reader.next()));
      assertEquals("w m8", seen(reader.next()));
      assertEquals("i m9", seen(reader.next()));
    }
  }

  @Test
  void shouldGoFromTheJournalToWhatHappensWithoutGapOrRepetition() throws Exception {
    try (AdminServer server = AdminServer.start(2);
        StreamReader reader = server.stream()) {
      // given
      int before = 5000;
      int after = 2000;
      for (int i = 0; i < before; i++) {
        server.publish(Samples.batch(i % 2, 1 + i, Samples.changed(i, Status.COMPLETED)));
      }

      // when
      reader.send(ALL_START);
      for (int i = before; i < before + after; i++) {
        server.publish(Samples.batch(i % 2, 1 + i, Samples.changed(i, Status.COMPLETED)));
      }

      // then
      assertEquals("subscribed", reader.next().getString("op"));
      int[] next = {0, 1};
      for (int i = 0; i < before + after; i++) {
        int number = number(reader.next());
        assertEquals(next[number % 2], number);
        next[number % 2] += 2;
      }
    }
  }

  @Test
  void shouldResumeFromACursorOverARestart() throws Exception {
    String cursor = "";
    AdminServer first = AdminServer.start(2);
    try (StreamReader reader = first.stream()) {
      reader.send(ALL_NOW);
      reader.next();
      for (int i = 0; i < 10; i++) {
        first.publish(
            Samples.batch(
                i % 2,
                1 + i,
                Samples.changed(i, Status.RUNNING),
                Samples.changed(i, Status.COMPLETED)));
      }
      for (int i = 0; i < 7; i++) {
        cursor = reader.next().getString("cursor");
      }
    }

    // when
    try (AdminServer second = first.restart();
        StreamReader reader = second.stream()) {
      reader.send("{\"op\":\"subscribe\",\"id\":\"s2\",\"from\":\"" + cursor + "\"}");

      // then
      assertEquals(cursor, reader.next().getString("cursor"));
      JsonObject event = reader.next();
      for (int i = 1; i < 13; i++) {
        assertEquals("event", event.getString("op"));
        event = reader.next();
      }
      second.publish(Samples.batch(0, 100, Samples.changed(42, Status.FAILED)));
      assertEquals("s2 m42", seen(reader.next()));
    }
  }

  @Test
  void shouldNotLeaveOutWhatTheLogBringsOnlyAfterTheStreamHasResumed() throws Exception {
    try (AdminServer server = AdminServer.start(1);
        StreamReader reader = server.stream()) {
      // given
      server.replay(Samples.batch(0, 3, Samples.changed(3, Status.COMPLETED)));
      reader.send(ALL_START);
      assertEquals("subscribed", reader.next().getString("op"));
      assertEquals(3, number(reader.next()));

      // when
      server.replay(Samples.batch(0, 5, Samples.changed(5, Status.COMPLETED)));
      server.replay(Samples.batch(0, 6, Samples.changed(6, Status.COMPLETED)));
      server.replayed(0, 7);
      server.publish(Samples.batch(0, 8, Samples.changed(8, Status.COMPLETED)));

      // then
      assertEquals(5, number(reader.next()));
      assertEquals(6, number(reader.next()));
      assertEquals(8, number(reader.next()));
    }
  }

  @Test
  void shouldKeepAQuietStreamAlive() throws Exception {
    try (AdminServer server = AdminServer.start(Duration.ofMillis(300));
        StreamReader reader = server.stream()) {
      // when
      reader.awaitPings(4);

      // then
      server.publish(Samples.batch(0, 3, Samples.changed(1, Status.RUNNING)));
      reader.send(ALL_START);
      assertEquals("subscribed", reader.next().getString("op"));
    }
  }

  @Test
  void shouldSayWhatItNoLongerHas() throws Exception {
    try (AdminServer server = AdminServer.start(1)) {
      // given
      String cursor;
      try (StreamReader reader = server.stream()) {
        reader.send(ALL_NOW);
        reader.next();
        server.publish(Samples.batch(0, 2, Samples.changed(2, Status.COMPLETED)));
        cursor = reader.next().getString("cursor");
      }
      for (int i = 3; i < 9; i++) {
        server.publish(Samples.batch(0, i, Samples.changed(i, Status.COMPLETED)));
      }
      server.journals.getFirst().retainFrom(6);

      // when
      try (StreamReader reader = server.stream()) {
        reader.send("{\"op\":\"subscribe\",\"id\":\"s2\",\"from\":\"" + cursor + "\"}");

        // then
        assertEquals("subscribed", reader.next().getString("op"));
        JsonObject gap = reader.next();
        assertEquals("gap", gap.getString("op"));
        assertEquals(cursor, gap.getString("from"));
        assertEquals("s2 m6", seen(reader.next()));
      }
    }
  }

  @Test
  void shouldCloseAReaderThatDoesNotReadAndTellItWhereToGoOn() throws Exception {
    StreamConfig limits =
        new StreamConfig(10, 4, 64 * 1024, 64 * 1024, Duration.ofMillis(500), 64, 2);
    try (AdminServer server = AdminServer.start(1, limits);
        StreamReader reader = server.stream()) {
      // given
      reader.send(ALL_NOW);
      reader.next();
      reader.pause();
      String output = "\"" + "x".repeat(4000) + "\"";

      // when
      int sent = 4000;
      for (int i = 1; i <= sent; i++) {
        server.publish(Samples.batch(0, i, Samples.changed(i, Status.COMPLETED, output)));
      }
      await(
          () -> assertTrue(server.get("/metrics").body().contains("distric_streams_cut_total 1")));
      reader.resume();

      // then
      Optional<String> last = Optional.empty();
      int received = 0;
      while (!reader.closed.isDone() || !reader.isEmpty()) {
        if (!reader.isEmpty()) {
          last = Optional.of(reader.next().getString("cursor"));
          received++;
        }
      }
      assertTrue(received < sent, received + " frames were buffered");
      if (!reader.closed.isCompletedExceptionally()) {
        assertEquals("1013 " + last.orElseThrow(), reader.awaitClose());
      }
    }
  }

  @Test
  void shouldServeAReaderThatIsBehindFromTheJournal() throws Exception {
    StreamConfig limits =
        new StreamConfig(10, 4, 32 * 1024, 64 * 1024, Duration.ofSeconds(20), 64, 2);
    try (AdminServer server = AdminServer.start(1, limits);
        StreamReader reader = server.stream()) {
      // given
      reader.send(ALL_NOW);
      reader.next();
      reader.pause();
      String output = "\"" + "x".repeat(4000) + "\"";
      int sent = 3000;
      for (int i = 1; i <= sent; i++) {
        server.publish(Samples.batch(0, i, Samples.changed(i, Status.COMPLETED, output)));
      }

      // when
      reader.resume();

      // then
      for (int i = 1; i <= sent; i++) {
        assertEquals(i, number(reader.next()));
      }
      server.publish(Samples.batch(0, sent + 1, Samples.changed(sent + 1, Status.FAILED)));
      assertEquals(sent + 1, number(reader.next()));
    }
  }

  @Test
  void shouldGoOnWithTheNextWhenOneThatWaitedForItsTurnHasGone() throws Exception {
    StreamConfig limits = new StreamConfig(10, 4, 32 * 1024, 1000, Duration.ofSeconds(20), 64, 1);
    try (AdminServer server = AdminServer.start(1, limits);
        StreamReader reader = server.stream()) {
      // given
      server.publish(Samples.batch(0, 3, Samples.changed(5, Status.COMPLETED)));
      server.journals.getFirst().holdReaders();
      for (String id : List.of("first", "gone", "next")) {
        reader.send(subscribe(id, "message_id", "m5", "start"));
        assertEquals("subscribed", reader.next().getString("op"));
      }
      reader.send("{\"op\":\"unsubscribe\",\"id\":\"gone\"}");
      assertError("DC-4001", reader.send("{").next());

      // when
      server.journals.getFirst().letRead();

      // then
      assertEquals("first m5", seen(reader.next()));
      assertEquals("next m5", seen(reader.next()));
    }
  }

  @Test
  void shouldAnswerFramesThatItCannotRead() throws Exception {
    try (AdminServer server = AdminServer.start(1);
        StreamReader reader = server.stream()) {
      assertError("DC-4001", reader.send("{").next());
      assertError("DC-4001", reader.send("[]").next());
      assertError("DC-4001", reader.send("{\"op\":\"subscribe\"}").next());
      assertError("DC-4001", reader.send("{\"op\":\"sing\",\"id\":\"a\"}").next());
      assertError("DC-4001", reader.send(subscribe("a", "colour", "red", "now")).next());
      assertError(
          "DC-3005", reader.send(subscribe("a", "workflow_instance_id", "x", "now")).next());
      assertError("DC-4002", reader.send(subscribe("a", "message_id", "x", "yesterday")).next());
      assertEquals("subscribed", reader.send(ALL_NOW).next().getString("op"));
      assertError("DC-4006", reader.send(ALL_NOW).next());
    }
  }

  @Test
  void shouldLimitStreamsAndTheirSubscriptions() throws Exception {
    StreamConfig limits = new StreamConfig(1, 1, 1000, 1000, Duration.ofSeconds(5), 64, 2);
    try (AdminServer server = AdminServer.start(1, limits);
        StreamReader reader = server.stream()) {
      // given
      reader.send(ALL_NOW);
      reader.next();

      // when
      reader.send(subscribe("s2", "message_id", "m", "now"));

      // then
      assertError("DC-4003", reader.next());
      org.junit.jupiter.api.Assertions.assertThrows(CompletionException.class, server::stream);
      reader.send("{\"op\":\"unsubscribe\",\"id\":\"s1\"}");
      reader.send(subscribe("s3", "message_id", "m5", "now"));
      assertEquals("s3", reader.next().getString("id"));
      server.publish(Samples.batch(0, 1, Samples.changed(5, Status.RUNNING)));
      assertEquals("s3 m5", seen(reader.next()));
    }
  }

  @Test
  void shouldSendNewsOfTheNodeWithoutACursor() throws Exception {
    try (AdminServer server = AdminServer.start(1);
        StreamReader reader = server.stream()) {
      // given
      reader.send(subscribe("m", "message_id", "m", "now"));
      reader.send(ALL_NOW);
      reader.next();
      reader.next();

      // when
      byte[] data = "{\"catalog_version\":2}".getBytes(StandardCharsets.UTF_8);
      server.publish(new LiveEvent("catalog.changed", 0, data));

      // then
      JsonObject event = reader.next();
      assertEquals("catalog.changed", event.getString("type"));
      assertEquals("s1", event.getString("id"));
      assertFalse(event.containsKey("cursor"));
      assertEquals(2, event.getJsonObject("data").getInteger("catalog_version"));
    }
  }

  private static String subscribe(String id, String key, String value, String from) {
    return new JsonObject()
        .put("op", "subscribe")
        .put("id", id)
        .put("filter", new JsonObject().put(key, value))
        .put("from", from)
        .encode();
  }

  private static String seen(JsonObject frame) {
    return frame.getString("id") + " " + frame.getJsonObject("data").getString("message_id");
  }

  private static int number(JsonObject frame) {
    return Integer.parseInt(frame.getJsonObject("data").getString("message_id").substring(1));
  }

  private static void assertError(String code, JsonObject frame) {
    assertEquals("error", frame.getString("op"), frame::encode);
    assertEquals(code, frame.getJsonObject("error").getString("code"));
  }

  private static void await(Executable condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      try {
        condition.execute();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        Thread.onSpinWait();
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
