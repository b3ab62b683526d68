package io.distric.verticle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoadTest {

  private static final long STALL_MILLIS = 400;

  private final Console console = new Console();
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger requests = new AtomicInteger();
  @TempDir Path folder;

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void shouldKeepItsRate() {
    // given
    HttpServer server = serve(request -> request.response().setStatusCode(202).end("{}"));

    // when
    JsonObject result = load(server, "--rate 200 --for 1s --warmup 0s --connections 4");

    // then
    assertEquals(200, result.getLong("requests"), 1);
    assertEquals(result.getLong("requests"), result.getJsonObject("status").getLong("202"));
    assertEquals(0, result.getLong("unanswered"));
  }

  @Test
  void shouldCountTheTimeThatRequestsCouldNotBeSent() {
    // given: one answer of all is late, and there is but one connection
    HttpServer server =
        serve(
            request -> {
              if (requests.incrementAndGet() == 20) {
                vertx.setTimer(STALL_MILLIS, late -> request.response().end());
              } else {
                request.response().end();
              }
            });

    // when
    JsonObject result = load(server, "--rate 100 --for 1s --warmup 0s --connections 1");

    // then: those behind it count as late too, though each was answered at once
    JsonObject micros = result.getJsonObject("micros");
    assertEquals(100, result.getLong("requests"), 1);
    assertTrue(micros.getLong("p75") > STALL_MILLIS * 1000 / 10, micros::encode);
    assertTrue(micros.getLong("p100") >= STALL_MILLIS * 1000 * 9 / 10, micros::encode);
  }

  @Test
  void shouldSayHowManyRequestsItNeverSent() {
    // given: the tenth is not answered, and there is but one connection
    HttpServer server =
        serve(
            request -> {
              if (requests.incrementAndGet() < 10) {
                request.response().end();
              }
            });
    String url = "http://127.0.0.1:" + server.actualPort();

    // when
    int exit =
        console.run(
            "load -o json --url "
                + url
                + " --rate 100 --for 1s --warmup 0s --connections 1 --grace 1s");

    // then
    assertEquals(1, exit, console.err());
    JsonObject result = new JsonObject(console.out());
    assertEquals(9, result.getLong("requests"));
    assertEquals(1, result.getLong("unanswered"));
    assertEquals(90, result.getLong("unsent"), 1);
  }

  @Test
  void shouldSendAsFastAsItIsAnswered() {
    HttpServer server = serve(request -> request.response().end());
    JsonObject result = load(server, "--rate max --for 1s --warmup 0s --connections 8 --threads 2");
    assertTrue(result.getLong("requests") > 10 * 8, result::encode);
  }

  @Test
  void shouldReadAnswersThatComeInPieces() {
    // given
    HttpServer server =
        serve(
            request -> {
              request.response().putHeader("Content-Length", "20000");
              request.response().write("x".repeat(10_000));
              vertx.setTimer(1, later -> request.response().end("y".repeat(10_000)));
            });

    // when
    JsonObject result = load(server, "--rate 50 --for 1s --warmup 0s --connections 2");

    // then
    assertEquals(50, result.getLong("requests"), 1);
    assertEquals(0, result.getLong("broken"));
  }

  @Test
  void shouldFailWhereAnswersAreProblems() {
    HttpServer server = serve(request -> request.response().setStatusCode(429).end());
    String url = "http://127.0.0.1:" + server.actualPort();
    assertEquals(1, console.run("load --url " + url + " --rate 50 --for 1s --warmup 0s"));
    assertTrue(console.out().contains("429: 50"), console.out());
  }

  @Test
  void shouldFailWhereMessagesOfABatchAreRefused() {
    // given
    String answer =
        """
        {"index":0,"status":"refused","error":{"detail":"it is refused"}}
        {"index":1,"status":"accepted"}
        """;
    HttpServer server = serve(request -> request.response().setStatusCode(202).end(answer));
    String url = "http://127.0.0.1:" + server.actualPort();

    // when
    int exit = console.run("load --url " + url + " --rate 100 --batch 2 --for 1s --warmup 0s");

    // then
    assertEquals(1, exit, console.err());
    assertTrue(console.out().contains("refused   50 of these"), console.out());
  }

  @Test
  void shouldSendEveryMessageOfAFileEquallyOftenAndWithoutItsId() throws Exception {
    // given
    Path file =
        Files.writeString(
            folder.resolve("m.ndjson"), "{\"message_id\":\"m\",\"a\":1}\n\n{\"a\":2}\n{\"a\":3}\n");

    // when
    LoadRequests one = LoadRequests.of(Files.readAllLines(file), 1);
    LoadRequests two = LoadRequests.of(Files.readAllLines(file), 2);

    // then
    assertEquals(List.of("{\"a\":1}", "{\"a\":2}", "{\"a\":3}"), one.bodies());
    assertEquals(
        List.of("{\"a\":1}\n{\"a\":2}\n", "{\"a\":3}\n{\"a\":1}\n", "{\"a\":2}\n{\"a\":3}\n"),
        two.bodies());
    String request = one.encode(URI.create("http://h:1"), "k", true).getFirst().toString();
    assertEquals(
        List.of(
            "POST /api/v1/messages?wait=result HTTP/1.1",
            "Host: h:1",
            "Content-Type: application/json",
            "X-API-Key: k",
            "Content-Length: 7",
            "",
            "{\"a\":1}"),
        List.of(request.split("\r\n", -1)));
  }

  private HttpServer serve(io.vertx.core.Handler<HttpServerRequest> handler) {
    return vertx.createHttpServer().requestHandler(handler).listen(0, "127.0.0.1").await();
  }

  private JsonObject load(HttpServer server, String flags) {
    String url = "http://127.0.0.1:" + server.actualPort();
    int exit = console.run("load -o json --url " + url + " " + flags);
    assertEquals(0, exit, () -> console.err() + console.out());
    return new JsonObject(console.out());
  }
}
