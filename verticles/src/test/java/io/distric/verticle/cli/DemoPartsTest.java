package io.distric.verticle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoPartsTest {

  private static final String RULE =
      """
      rules:
        - id: "rule-001"
          priority: 100
          conditions:
            - field: "event_type"
              operator: "equals"
              value: "payment_received"
            - field: "amount"
              operator: "greater_than"
              value: 1000
          actions:
            - workflow: "fraud_detection"
              params:
                threshold: "high"
              timeout: 30s
              retry: 3
      """;

  @TempDir Path folder;

  @Test
  void shouldCarryTheWholeCatalogWithTheBanksAddress() throws IOException {
    // when
    PaymentsExample.writeCatalog(folder, "http://127.0.0.1:7");

    // then
    List<SourceText> sources = Sources.under(folder);
    List<SourceText> kept = Sources.under(Path.of("../examples/payments"));
    assertEquals(kept.size(), sources.size(), "a file of examples/payments is not in the list");
    int rules = 0;
    for (SourceText source : sources) {
      ReadResult result = new SourceReader().read(source);
      assertEquals(List.of(), result.diagnostics());
      rules += result.model().rules().size();
    }
    assertTrue(rules >= 13, "only " + rules + " rules");
    assertTrue(Files.readString(folder.resolve("bank.yaml")).contains("127.0.0.1:7"));
    assertEquals(RULE.strip(), Files.readString(folder.resolve("rules/rule-001.yaml")).strip());
  }

  @Test
  void shouldCarryMessagesWithIdsOfTheirOwn() {
    // when
    List<String> messages = PaymentsExample.messages();

    // then
    Set<String> ids = new HashSet<>();
    messages.forEach(line -> assertTrue(ids.add(new JsonObject(line).getString("message_id"))));
    assertTrue(ids.size() >= 1000);
  }

  @Test
  void shouldFindWhatDoesNotAddUp() {
    // given
    DemoBooks books = new DemoBooks();
    books.receipt("m1", true, List.of("r"), List.of("i1", "i2"));
    books.receipt("m2", false, List.of("r"), List.of());
    books.announced("m1");
    assertTrue(books.ended("i1", "w", "completed"));
    assertFalse(books.ended("i1", "w", "failed"));
    assertFalse(books.settled());
    books.ended("i9", "w", "completed");

    // when
    List<String> faults = books.faults();

    // then
    assertEquals(2, faults.size(), faults.toString());
    assertTrue(faults.getFirst().contains("i2 of message m1 did not end"));
    assertTrue(faults.getLast().contains("i9 ended, but no receipt names it"));
    books.ended("i2", "w", "failed");
    assertTrue(books.settled());
    assertTrue(books.latencyMillis(99) >= 0);
    assertEquals(2, books.matches().get("r"));
  }

  @Test
  void shouldMissAMessageThatTheStreamNeverNamed() {
    DemoBooks books = new DemoBooks();
    books.receipt("m1", true, List.of(), List.of());
    assertFalse(books.settled());
    assertTrue(books.faults().getFirst().contains("the stream never said so"));
    assertEquals(0, books.latencyMillis(50));
  }

  @Test
  void shouldRefuseSomeOfWhatTheBankIsAsked() throws Exception {
    try (Bank bank = Bank.open()) {
      assertEquals(200, ask(bank, "/score", "{\"user\":\"1\",\"amount\":10}"));
      assertEquals(503, ask(bank, "/score", "{\"user\":\"7\",\"amount\":10}"));
      assertEquals(200, ask(bank, "/score", "{\"user\":\"7\",\"amount\":10}"));
      assertEquals(409, ask(bank, "/refund", "{\"amount\":901}"));
      assertEquals(422, ask(bank, "/cases", "{\"user\":\"13\"}"));
      assertEquals(201, ask(bank, "/cases", "{\"user\":\"13\",\"reason\":\"x\"}"));
      assertEquals(422, ask(bank, "/transfer", "{\"iban\":\"XX00\"}"));
      assertEquals(400, ask(bank, "/transfer", "no json"));
      assertEquals(200, ask(bank, "/accounts/12/freeze", "{}"));
      assertEquals(200, ask(bank, "/hooks/desk", "{}"));
      assertEquals(10, bank.requests());
    }
  }

  private static int ask(Bank bank, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(bank.url() + path))
            .header("Idempotency-Key", "k1")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
