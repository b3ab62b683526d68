package io.distric.dsl.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DocumentTest {

  private static final Path EXAMPLE = Path.of("../grammar/vscode/test/example.distric");

  @Test
  void shouldEndADeclarationBeforeTheNext() {
    // given
    String text = "const HIGH = 10\nlist RISKY = [1]\nrule a { when x > 1 }\n\nrule b { }";

    // when
    List<Symbol> symbols = new Document(text).symbols();

    // then
    assertEquals(
        List.of("const HIGH = 10", "list RISKY = [1]", "rule a { when x > 1 }", "rule b { }"),
        symbols.stream().map(s -> text.substring(s.whole().start(), s.whole().end())).toList());
  }

  @Test
  void shouldFindEveryDeclarationOfTheExample() throws IOException {
    // when
    Document document = new Document(Files.readString(EXAMPLE));

    // then
    assertEquals(
        """
        SCHEMA Payment
          FIELD event_type: string
          FIELD id: string
          FIELD amount: decimal
          FIELD currency: enum("EUR", "USD")
          FIELD user: {…}
            FIELD id: string
            FIELD country: string
            FIELD created_at: timestamp
          FIELD items: list<{…}>
            FIELD sku: string
            FIELD qty: int
          FIELD note: string
        CONSTANT HIGH_VALUE
        LIST RISKY
        TABLE fx: fx.csv
        MACRO new_account
          PARAMETER u
        RULE normalise: Bring every amount to EUR
        RULE high_value: Large payment that looks unusual
          LET young
        RULE mid_value
        CHAIN fraud: Rules as a DAG
        WORKFLOW fraud_detection: Score, decide, act
          INPUT payment: string
          INPUT threshold: enum("low", "high")
          INPUT items: list<map<string>>
          STEP score: task
          STEP history: task
          STEP each_item: foreach
          ELEMENT item
          STEP stock: task
          STEP verdict: switch
          STEP freeze: task
          STEP thaw: task
          STEP ask: task
          STEP answer: wait
          STEP pass: task
          STEP settle: repeat
          STEP poll: task
          STEP alert: task
        SCHEDULE nightly: 0 2 * * *
        TEST new account, large payment
        """,
        outline(document.symbols(), ""));
  }

  @Test
  void shouldFindWhatTheExampleRefersTo() throws IOException {
    // when
    Document document = new Document(Files.readString(EXAMPLE));

    // then
    String found =
        document.mentions().stream()
            .filter(m -> m.kind() != Mention.Kind.PATH && m.kind() != Mention.Kind.FUNCTION)
            .map(m -> m.kind() + " " + String.join(".", m.names()))
            .collect(Collectors.joining("\n"));
    assertEquals(
        """
        SCHEMA Payment
        SCHEMA Payment
        WORKFLOW fraud_detection
        PARAMETER fraud_detection.payment
        PARAMETER fraud_detection.threshold
        PARAMETER fraud_detection.items
        SCHEMA Payment
        WORKFLOW review
        PARAMETER review.payment
        RULE normalise
        RULE high_value
        RULE mid_value
        RULE high_value
        RULE mid_value
        TASK ml.score
        TASK http.get
        TASK sql.query
        STEP score
        STEP history
        STEP each_item
        TASK bank.freeze
        TASK bank.thaw
        TASK notify.slack
        STEP ask
        TASK core.noop
        STEP verdict
        TASK bank.status
        TASK notify.webhook
        WORKFLOW report
        PARAMETER report.day
        SCHEMA Payment
        TASK ml.score
        RULE high_value
        WORKFLOW fraud_detection
        PARAMETER fraud_detection.threshold\
        """,
        found);
  }

  @Test
  void shouldFindPathsInsideTexts() {
    // when
    Document document = new Document("rule r { emit \"a ${user.items[0].sku} b\" }");

    // then
    Mention path = document.mentions().getFirst();
    assertEquals(List.of("user", "items", "sku"), path.names());
    assertEquals("sku", text(document, path.places().getLast()));
  }

  @Test
  void shouldGoOnBehindADeclarationThatIsNotClosed() {
    // given
    String text = "rule a {\n  when user.\n\nrule b \"B\" {\n  stop\n}\nworkflow w { task";

    // when
    Document document = new Document(text);

    // then
    assertEquals(List.of("a", "b", "w"), document.symbols().stream().map(Symbol::name).toList());
  }

  @Test
  void shouldKeepPlacesBehindCharactersOutsideTheBasicPlane() {
    // when
    Document document = new Document("// 😀😀\nrule größe \"😀\" { when amount > 1 }");

    // then
    assertEquals("größe", text(document, document.symbols().getFirst().nameplate()));
    assertEquals("amount", text(document, document.mentions().getFirst().places().getFirst()));
  }

  @Test
  void shouldTakeAnyTextAtAnyPlace() throws IOException {
    // given
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("DocumentTest distric.seed=" + seed);
    Random random = new Random(seed);
    String text = Files.readString(EXAMPLE);

    for (int i = 0; i < 300; i++) {
      // when
      StringBuilder broken = new StringBuilder(text);
      for (int edits = random.nextInt(6); edits >= 0; edits--) {
        int from = random.nextInt(broken.length());
        int to = Math.min(broken.length(), from + random.nextInt(60));
        broken.replace(
            from, to, List.of("", "{", "\"", "}", "${", "'", ")", "😀").get(random.nextInt(8)));
      }
      Document document = new Document(broken.toString());
      int offset = random.nextInt(broken.length());

      // then
      assertTrue(document.contextAt(offset).word().end() == offset);
      for (Mention mention : document.mentions()) {
        assertTrue(mention.places().stream().allMatch(p -> p.end() <= broken.length()));
      }
    }
  }

  private static String text(Document document, Place place) {
    return document.text().substring(place.start(), place.end());
  }

  private static String outline(List<Symbol> symbols, String indent) {
    StringBuilder lines = new StringBuilder();
    for (Symbol symbol : symbols) {
      lines.append(indent).append(symbol.kind()).append(' ').append(symbol.name());
      lines.append(symbol.detail().isEmpty() ? "" : ": " + symbol.detail()).append('\n');
      lines.append(outline(symbol.parts(), indent + "  "));
    }
    return lines.toString();
  }
}
