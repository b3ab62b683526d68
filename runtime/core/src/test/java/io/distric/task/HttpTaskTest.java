package io.distric.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.distric.config.ConfigLoader;
import io.distric.protocol.Command;
import io.distric.protocol.Command.CompleteTask;
import io.distric.protocol.Command.FailTask;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpTaskTest {

  private final AtomicReference<String> seen = new AtomicReference<>("");
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;
  private String url;
  private TaskRunner runner;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
    runner = runner(Map.of("execute.resultBytesMax", "1000"));
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.stop(0);
  }

  @Test
  void shouldGetJson() {
    // when
    String result =
        result("http.get", "{\"url\":\"" + url + "/json\",\"headers\":{\"X-A\":\"b\"}}");

    // then
    assertEquals("{\"status\":200,\"body\":{\"a\":[1]}}", result);
    assertEquals("GET key-1 b ", seen.get());
  }

  @Test
  void shouldPostJsonAndReadText() {
    // when
    String result = result("http.post", "{\"url\":\"" + url + "/text\",\"body\":{\"x\":1}}");

    // then
    assertEquals("{\"status\":200,\"body\":\"hello\"}", result);
    assertEquals("POST key-1 null application/json{\"x\":1}", seen.get());
  }

  @Test
  void shouldPostTheRestOfItsInputToAWebhook() {
    // when
    result("notify.webhook", "{\"url\":\"" + url + "/none\",\"who\":\"me\"}");

    // then
    assertEquals("POST key-1 null application/json{\"who\":\"me\"}", seen.get());
  }

  @Test
  void shouldTellFailuresApart() {
    // then
    assertEquals("http_5xx true", failure("/500"));
    assertEquals("http_4xx false", failure("/404"));
    assertEquals("http_4xx true", failure("/429"));
    assertEquals("too_large false", failure("/long"));
  }

  @Test
  void shouldGiveUpAtTheDeadline() {
    // when
    Command report =
        runner.run(
            Attempt.of("http.get", "{\"url\":\"" + url + "/slow\"}", 1, Duration.ofMillis(100)));

    // then
    assertEquals("timeout", assertInstanceOf(FailTask.class, report).code());
  }

  @Test
  void shouldSayThatNobodyListens() {
    // given
    server.stop(0);

    // when
    String failure = failure("/");

    // then
    assertEquals("connect_failed true", failure);
  }

  @Test
  void shouldRefuseWhatIsNoHttpUrl() {
    // when
    FailTask report =
        assertInstanceOf(
            FailTask.class, runner.run(Attempt.of("http.get", "{\"url\":\"file:///etc\"}")));
    FailTask missing =
        assertInstanceOf(FailTask.class, runner.run(Attempt.of("http.get", "{\"url\":null}")));

    // then
    assertEquals("bad_input", report.code());
    assertTrue(missing.message().contains("missing"), missing.message());
    assertEquals(1, plugin().validate(Map.of("url", "ftp://x")).size());
    assertEquals(List.of(), plugin().validate(Map.of("url", url)));
    assertEquals(List.of(), plugin().validate(Map.of()));
  }

  @Test
  void shouldKeepAwayFromPrivateAddressesWhenTold() {
    // given
    runner = runner(Map.of("execute.httpPrivateAllowed", "false"));

    // when
    String failure = failure("/json");

    // then
    assertEquals("forbidden false", failure);
    assertFalse(seen.get().startsWith("GET"));
  }

  private static io.distric.task.api.TaskPlugin plugin() {
    return new HttpTask(HttpTask.Kind.GET, new HttpTask.HttpLimits(1000, true));
  }

  private static TaskRunner runner(Map<String, String> config) {
    return new TaskRunner(TaskRegistry.load(ConfigLoader.with(config).execute()), 1 << 20);
  }

  private String result(String type, String input) {
    Command report = runner.run(Attempt.of(type, input));
    return new String(assertInstanceOf(CompleteTask.class, report).result(), UTF_8);
  }

  private String failure(String path) {
    Command report = runner.run(Attempt.of("http.get", "{\"url\":\"" + url + path + "\"}"));
    FailTask failed = assertInstanceOf(FailTask.class, report);
    assertTrue(failed.message().contains("127.0.0.1"), failed.message());
    return failed.code() + " " + failed.retryable();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    seen.set(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestHeaders().getFirst("Idempotency-Key")
            + " "
            + exchange.getRequestHeaders().getFirst("X-A")
            + " "
            + (type == null ? "" : type)
            + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    switch (exchange.getRequestURI().getPath()) {
      case "/json" -> send(exchange, 200, "application/json", "{\"a\":[1]}");
      case "/text" -> send(exchange, 200, "text/plain", "hello");
      case "/none" -> send(exchange, 204, "text/plain", "");
      case "/long" -> send(exchange, 200, "text/plain", "x".repeat(2000));
      case "/slow" -> {
        await();
        send(exchange, 200, "text/plain", "late");
      }
      default -> {
        int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
        send(exchange, status, "text/plain", "no");
      }
    }
  }

  private void await() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
