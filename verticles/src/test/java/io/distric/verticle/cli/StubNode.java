package io.distric.verticle.cli;

import io.distric.protocol.ProblemCode;
import io.distric.protocol.ProblemJson;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as a node would, with what a test tells it to. */
final class StubNode implements AutoCloseable {

  final List<String> seen = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, ProblemCode> problems = new ConcurrentHashMap<>();
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;

  StubNode() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::take)
            .webSocketHandler(this::stream)
            .listen(0, "127.0.0.1")
            .await();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  StubNode answers(String request, String json) {
    answers.put(request, json);
    return this;
  }

  StubNode refuses(String request, ProblemCode code) {
    problems.put(request, code);
    return this;
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private void take(HttpServerRequest request) {
    request.body().onSuccess(body -> answer(request, body));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    String name = request.method() + " " + request.uri();
    seen.add(name + " " + request.getHeader("X-API-Key") + " " + body);
    ProblemCode problem = problems.get(name);
    if (problem != null) {
      request
          .response()
          .setStatusCode(problem.status())
          .end(Buffer.buffer(ProblemJson.bytes(problem.problem("because"), "/")));
      return;
    }
    String answer = answers.getOrDefault(name, "no json");
    if (answer.startsWith("422 ")) {
      request.response().setStatusCode(422);
    }
    request.response().end(answer.replaceFirst("^422 ", ""));
  }

  private void stream(ServerWebSocket socket) {
    socket.textMessageHandler(
        frame -> {
          seen.add("WS " + frame);
          socket.writeTextMessage("{\"op\":\"subscribed\",\"id\":\"tail\",\"cursor\":\"c\"}");
          socket.writeTextMessage("{\"op\":\"gap\",\"id\":\"tail\",\"from\":\"a\",\"to\":\"b\"}");
          for (int i = 0; i < 3; i++) {
            socket.writeTextMessage("{\"op\":\"event\",\"id\":\"tail\",\"n\":" + i + "}");
          }
          socket.close((short) 1013, "c9");
        });
  }
}
