package io.distric.verticle.launch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client reads on one connection, byte by byte, whichever way its requests go inside. */
final class ConnectionTest {

  private static final String CATALOG =
      """
      rules:
        - {id: r, conditions: [{field: kind, operator: equals, value: go}],
           actions: [{workflow: w}]}
      workflows:
        - id: w
          tasks: [{id: a, task: core.noop}]
      """;
  private static final String CLOSE =
      "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");

  @TempDir private static Path dir;
  private static LocalNode node;

  @BeforeAll
  static void start() throws Exception {
    node = LocalNode.start(dir, CATALOG);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  /**
   * An answer as it was read.
   *
   * @param status of it
   * @param head all lines before the body
   * @param body of it
   */
  private record Answer(int status, String head, String body) {}

  @Test
  void shouldAnswerInTheOrderOfTheRequestsWhereManyAreSentAhead() throws Exception {
    // given
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("distric.seed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder requests = new StringBuilder();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String id = "ahead-" + i;
      ids.add(id);
      requests.append(request(random.nextInt(6), id));
    }

    // when
    List<Answer> answers = exchange(requests + CLOSE);

    // then
    assertEquals(
        ids,
        answers.subList(0, ids.size()).stream()
            .map(answer -> answer.body().replaceAll("(?s).*(ahead-\\d+).*", "$1"))
            .toList());
    assertEquals(ids.size() + 1, answers.size());
  }

  @Test
  void shouldAnswerAlikeWhicheverWayAMessageGoes() throws Exception {
    // when
    for (String body : List.of("{\"a\":1}", "{\"a\":", "[{\"a\":1}]", " ", "{\"a\":1}x", "7")) {
      Answer plain = exchange(post("", "", body) + CLOSE).getFirst();
      Answer asked = exchange(post("?wait=accepted", "", body) + CLOSE).getFirst();

      // then
      assertEquals(asked.status(), plain.status(), body);
      assertEquals(withoutIds(asked.head()), withoutIds(plain.head()), body);
      assertEquals(withoutIds(asked.body()), withoutIds(plain.body()), body);
    }
  }

  @Test
  void shouldLookAtTheHeadersOfAPlainMessage() throws Exception {
    // when
    Answer named = exchange(post("", "Idempotency-Key: k-9\r\n", "{}") + CLOSE).getFirst();
    Answer empty = exchange(post("", "Message-Key:\r\n", "{}") + CLOSE).getFirst();
    Answer twice =
        exchange(post("", "Idempotency-Key: a\r\nIdempotency-Key: b\r\n", "{}") + CLOSE).getFirst();
    Answer typed = exchange(post("", "Content-Type: text/plain\r\n", "{}") + CLOSE).getFirst();

    // then
    assertEquals("k-9", new JsonObject(named.body()).getString("message_id"));
    assertEquals(422, empty.status());
    assertEquals("a", new JsonObject(twice.body()).getString("message_id"));
    assertEquals(415, typed.status());
  }

  @Test
  void shouldSayWhatIsWrongWithARequestThatIsNoHttp() throws Exception {
    // given
    String lines = " HTTP/1.1\r\nHost: x\r\n";

    // then
    assertRefused(414, "DC-5008", "GET /" + "a".repeat(5000) + lines + "\r\n");
    assertRefused(431, "DC-5009", "GET /" + lines + "A: " + "a".repeat(9000) + "\r\n\r\n");
    assertRefused(400, "DC-5007", "GET /" + lines + "Content-Length: x\r\n\r\n");
    assertRefused(400, "DC-5006", post("?wait=%zz", "", "{}") + CLOSE);
    assertRefused(400, "DC-5006", "GET /api/v1/tasks?limit=%zz" + lines + "\r\n" + CLOSE);
    assertRefused(415, "DC-1013", post("", "Content-Encoding: gzip\r\n", "{}") + CLOSE);
    assertEquals(202, node.send("{\"b\":1}").statusCode());
  }

  @Test
  void shouldWaitForABodyThatComesInParts() throws Exception {
    // given
    String request = post("", "", "{\"message_id\":\"parts\",\"kind\":\"go\"}");

    // when
    try (Socket socket = connect()) {
      for (byte part : (request + CLOSE).getBytes(ISO_8859_1)) {
        socket.getOutputStream().write(part);
        socket.getOutputStream().flush();
      }
      List<Answer> answers = answers(socket.getInputStream().readAllBytes());

      // then
      assertEquals("parts", new JsonObject(answers.getFirst().body()).getString("message_id"));
      assertEquals("accepted", new JsonObject(answers.getFirst().body()).getString("status"));
      assertEquals(200, answers.getLast().status());
    }
  }

  private static String request(int kind, String id) {
    return switch (kind) {
      case 0 -> post("?wait=result", "", "{\"message_id\":\"" + id + "\",\"kind\":\"go\"}");
      case 1 -> post("", "", "{\"message_id\":\"" + id + "\",\"kind\":\"go\"}");
      case 2 -> "GET /" + id + " HTTP/1.1\r\nHost: x\r\n\r\n";
      case 3 -> post("", "", "[{\"message_id\":\"" + id + "\"}]");
      default -> post("", "", "{\"message_id\":\"" + id + "\"}");
    };
  }

  private static String post(String query, String headers, String body) {
    return "POST /api/v1/messages%s HTTP/1.1\r\nHost: x\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(query, headers, body.length(), body);
  }

  private static void assertRefused(int status, String code, String request) throws IOException {
    Answer answer = exchange(request).getFirst();
    assertEquals(code, new JsonObject(answer.body()).getString("code"), answer.head());
    assertEquals(status, answer.status());
  }

  private static String withoutIds(String text) {
    return text.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID");
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.node().httpPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Sends bytes and reads all that comes until the node closes the connection. */
  private static List<Answer> exchange(String requests) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
      InputStream in = socket.getInputStream();
      return answers(in.readAllBytes());
    }
  }

  private static List<Answer> answers(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    List<Answer> answers = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf("\r\n\r\n", at) + 4;
      String head = text.substring(at, end);
      Matcher length = LENGTH.matcher(head);
      int size = length.find() ? Integer.parseInt(length.group(1)) : 0;
      int status = Integer.parseInt(head.substring(9, 12));
      answers.add(new Answer(status, head, text.substring(end, end + size)));
      at = end + size;
    }
    return answers;
  }
}
