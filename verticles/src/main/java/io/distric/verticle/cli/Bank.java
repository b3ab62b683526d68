package io.distric.verticle.cli;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The systems of a bank, for the demo's tasks to call: scores, accounts, cases, money. Refuses some
 * of it, always the same, so that there is something to try again and to undo. State is confined to
 * its event loop.
 */
final class Bank implements AutoCloseable {

  private static final int SCORE_BLOCK = 70;
  private static final int REFUND_MAX = 900;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final AtomicLong requests = new AtomicLong();
  private final Set<String> seen = new HashSet<>();
  private final HttpServer server;

  private Bank() {
    server = vertx.createHttpServer().requestHandler(this::take);
  }

  static Bank open() {
    Bank bank = new Bank();
    bank.server.listen(0, "127.0.0.1").await();
    return bank;
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  long requests() {
    return requests.get();
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private void take(HttpServerRequest request) {
    requests.incrementAndGet();
    request
        .body()
        .onSuccess(bytes -> answer(request, bytes.length() == 0 ? "{}" : bytes.toString()));
  }

  private void answer(HttpServerRequest request, String text) {
    JsonObject body;
    try {
      body = new JsonObject(text);
    } catch (DecodeException e) {
      end(request, 400, new JsonObject());
      return;
    }
    String path = Objects.requireNonNullElse(request.path(), "");
    if (path.startsWith("/accounts/")) {
      account(request, path.substring("/accounts/".length()));
      return;
    }
    switch (path) {
      case "/score" -> score(request, body);
      case "/cases" -> openCase(request, body);
      case "/refund" ->
          end(request, body.getDouble("amount") > REFUND_MAX ? 409 : 200, new JsonObject());
      case "/transfer" -> transfer(request, body);
      default -> end(request, 200, new JsonObject().put("done", true));
    }
  }

  /** The scorer is shaky: for some customers it answers at the second try only. */
  private void score(HttpServerRequest request, JsonObject body) {
    String user = body.getString("user", "");
    if (user.endsWith("7") && seen.add(request.getHeader("Idempotency-Key"))) {
      end(request, 503, new JsonObject());
      return;
    }
    int strict = "high".equals(body.getString("threshold")) ? 10 : 35;
    int score = Math.min(99, (int) (body.getDouble("amount", 0.0) / 25) + strict);
    String verdict = score >= SCORE_BLOCK ? "block" : "pass";
    end(request, 200, new JsonObject().put("score", score).put("verdict", verdict));
  }

  private void account(HttpServerRequest request, String path) {
    int slash = path.indexOf('/');
    String user = slash < 0 ? path : path.substring(0, slash);
    JsonObject account = new JsonObject().put("user", user);
    account.put("tier", user.endsWith("0") ? "gold" : "basic").put("payments", user.length());
    end(request, 200, account);
  }

  /** Customers whose number ends with 3 are in dispute already: no fraud case can be booked. */
  private void openCase(HttpServerRequest request, JsonObject body) {
    String user = body.getString("user", "");
    boolean refused = user.endsWith("3") && !body.containsKey("reason");
    end(request, refused ? 422 : 201, new JsonObject().put("case", "case-" + user));
  }

  private void transfer(HttpServerRequest request, JsonObject body) {
    String iban = body.getString("iban", "");
    boolean known = !iban.startsWith("XX");
    end(request, known ? 200 : 422, new JsonObject().put("transfer", "t-" + iban.hashCode()));
  }

  private static void end(HttpServerRequest request, int status, JsonObject body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.toBuffer());
  }
}
