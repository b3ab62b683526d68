package io.distric.verticle.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.protocol.Cursor;
import io.distric.protocol.Cursor.Position;
import io.distric.protocol.Status;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Streams that begin at cursors which the log has not come to, and frames that are too long. */
final class StreamCursorTest {

  @Test
  void shouldSayThatACursorIsAheadOfTheLogAndGoOnWithWhatHappens() throws Exception {
    try (AdminServer server = AdminServer.start(2);
        StreamReader reader = server.stream()) {
      // given
      server.publish(Samples.batch(0, 3, Samples.changed(3, Status.COMPLETED)));
      server.publish(Samples.batch(1, 7, Samples.changed(7, Status.COMPLETED)));
      String cursor = Cursor.of(new Position(0, 500, 2), new Position(1, 8, 0)).text();

      // when
      subscribe(reader, cursor);

      // then
      assertEquals(cursor, reader.next().getString("cursor"));
      JsonObject gap = reader.next();
      assertEquals("gap", gap.getString("op"), gap::encode);
      assertEquals("s", gap.getString("id"));
      assertEquals(cursor, gap.getString("from"));
      assertEquals(
          Cursor.of(new Position(0, 4, 0), new Position(1, 8, 0)).text(), gap.getString("to"));
      server.publish(Samples.batch(0, 4, Samples.changed(4, Status.COMPLETED)));
      JsonObject event = reader.next();
      assertEquals("m4", event.getJsonObject("data").getString("message_id"));
      assertNotEquals(cursor, event.getString("cursor"));
    }
  }

  @Test
  void shouldSayThatACursorIsBehindAnEventThatIsNotThere() throws Exception {
    try (AdminServer server = AdminServer.start(1);
        StreamReader reader = server.stream()) {
      // given
      server.publish(Samples.batch(0, 3, Samples.changed(3, Status.COMPLETED)));

      // when
      subscribe(reader, Cursor.behind(0, 4, 0).text());

      // then
      assertEquals("subscribed", reader.next().getString("op"));
      assertEquals("gap", reader.next().getString("op"));
      server.publish(Samples.batch(0, 4, Samples.changed(4, Status.COMPLETED)));
      assertEquals("event", reader.next().getString("op"));
    }
  }

  @Test
  void shouldWaitForTheLogWhereItsEndIsNotKnown() throws Exception {
    try (AdminServer server = AdminServer.start(1);
        StreamReader reader = server.stream()) {
      // given
      server.leads = false;
      subscribe(reader, Cursor.of(new Position(0, 5, 0)).text());
      assertEquals("subscribed", reader.next().getString("op"));

      // when
      server.replay(Samples.batch(0, 3, Samples.changed(3, Status.COMPLETED)));
      server.replay(Samples.batch(0, 6, Samples.changed(6, Status.COMPLETED)));
      server.replayed(0, 6);

      // then
      assertEquals("m6", reader.next().getJsonObject("data").getString("message_id"));
    }
  }

  @Test
  void shouldSayThatACursorIsAheadOnceTheEndOfTheLogIsKnown() throws Exception {
    try (AdminServer server = AdminServer.start(1);
        StreamReader reader = server.stream()) {
      // given
      server.leads = false;
      subscribe(reader, Cursor.of(new Position(0, 50, 0)).text());
      assertEquals("subscribed", reader.next().getString("op"));

      // when
      server.replay(Samples.batch(0, 3, Samples.changed(3, Status.COMPLETED)));
      server.replayed(0, 6);

      // then
      assertEquals("gap", reader.next().getString("op"));
      server.publish(Samples.batch(0, 7, Samples.changed(7, Status.COMPLETED)));
      assertEquals("m7", reader.next().getJsonObject("data").getString("message_id"));
    }
  }

  @Test
  void shouldCloseAStreamWhoseMessageIsTooLong() throws Exception {
    try (AdminServer server = AdminServer.start(1);
        StreamReader reader = server.stream()) {
      // when
      reader.send("x".repeat(200_000));

      // then
      assertTrue(reader.awaitClose().startsWith("1009 "), reader.closed::toString);
    }
  }

  @Test
  void shouldCloseAStreamWhoseFrameIsTooLong() throws Exception {
    try (AdminServer server = AdminServer.start(1)) {
      // given
      CompletableFuture<Short> closed = new CompletableFuture<>();
      WebSocket socket = server.rawStream();
      socket.closeHandler(over -> closed.complete(socket.closeStatusCode()));

      // when
      socket.writeFinalTextFrame("x".repeat(200_000));

      // then
      assertEquals((short) 1009, closed.get(20, TimeUnit.SECONDS));
    }
  }

  private static void subscribe(StreamReader reader, String cursor) {
    reader.send(
        new JsonObject().put("op", "subscribe").put("id", "s").put("from", cursor).encode());
  }
}
