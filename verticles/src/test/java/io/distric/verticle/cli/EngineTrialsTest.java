package io.distric.verticle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests beside rules that run the workflows which rules start. */
final class EngineTrialsTest {

  private static final String RULES =
      """
      schema Payment { id: string, amount: decimal }
      rule pay {
        on Payment
        when amount > 10
        run payout { payment: id }
      }
      rule nap {
        on Payment
        when amount == 1
        run slow
      }
      workflow payout {
        input { payment: string }
        task score: ml.score { id: input.payment } with { retry: { attempts: 3, backoff: fixed(1h) } }
        switch verdict: score.result.value after score {
          case "block" {
            task freeze: bank.freeze { id: input.payment } undo { task thaw: bank.thaw { id: input.payment } }
            task tell: bank.tell after freeze with { retry: { attempts: 1 } }
          }
          else { task pass: core.noop }
        }
        on failure { compensate }
        output { verdict: score.result.value, payment: input.payment }
      }
      workflow slow {
        task doze: core.sleep { duration: "10m" } with { timeout: 11m }
        task sleep: core.sleep { duration: "2h" } after doze with { timeout: 1h, retry: { attempts: 2 } }
      }
      """;

  private final Console console = new Console();
  @TempDir Path folder;

  private int run(String amount, String clauses) throws IOException {
    String given = "given Payment { id: \"p1\", amount: " + amount + " }\n";
    String test = "test \"it\" {\n" + given + clauses + "\n}\n";
    Files.writeString(folder.resolve("rules.distric"), RULES + test);
    return console.run("test -f " + folder);
  }

  private void passes(String amount, String clauses) throws IOException {
    assertEquals(0, run(amount, clauses), () -> console.out() + console.err());
  }

  private void fails(String amount, String clauses, String... due) throws IOException {
    assertEquals(1, run(amount, clauses), () -> console.out() + console.err());
    for (String text : due) {
      assertTrue(console.out().contains(text), () -> text + " is not in\n" + console.out());
    }
  }

  @Test
  void shouldRunAWorkflowToItsEndWithWhatMocksAnswer() throws IOException {
    passes(
        "50",
        """
        mock ml.score => { value: "ok" + text(amount) }
        expect workflow payout completed with { output: { verdict: "ok50", payment: "p1" },
          ran: ["score", "pass"], not_run: ["freeze", "thaw"] }
        """);
    fails(
        "50",
        """
        mock ml.score => { value: "fine" }
        expect workflow payout completed with { output: { verdict: "ok" }, ran: ["freeze"] }
        """,
        "expected workflow 'payout' to end completed as the test says",
        "output.verdict: expected \"ok\", found \"fine\"",
        "freeze: expected to be run; run were score, pass");
  }

  @Test
  void shouldAnswerOneMockAfterTheOther() throws IOException {
    passes(
        "50",
        """
        mock ml.score => error "http_503"
        mock ml.score => error "http_503"
        mock ml.score => { value: "ok" }
        expect workflow payout completed
        """);
    fails(
        "50",
        """
        mock ml.score => error "http_503"
        expect workflow payout completed
        """,
        "it failed with error 'http_503'");
  }

  @Test
  void shouldUndoWhatWasDone() throws IOException {
    passes(
        "50",
        """
        mock ml.score => { value: "block" }
        mock bank.freeze => {}
        mock bank.thaw => {}
        mock bank.tell => error "gone"
        expect workflow payout compensated with { error: "gone", ran: ["freeze", "tell", "thaw"] }
        """);
    fails(
        "50",
        """
        mock ml.score => { value: "block" }
        mock bank.freeze => {}
        mock bank.thaw => {}
        mock bank.tell => error "gone"
        expect workflow payout compensated with { error: "lost", not_run: ["thaw"] }
        """,
        "expected error 'lost', it ended with error 'gone'",
        "thaw: expected not to be run");
  }

  @Test
  void shouldLetHoursPassAtOnce() throws IOException {
    passes("1", "expect workflow slow failed with { error: \"timeout\", ran: [\"doze\"] }");
  }

  @Test
  void shouldNameTheMockThatIsMissing() throws IOException {
    fails(
        "50",
        """
        mock ml.score => { value: "block" }
        expect workflow payout completed
        """,
        "task 'freeze' is of type bank.freeze, which has no mock and is no core task",
        "add mock bank.freeze => …");
    fails(
        "5", "expect workflow payout completed", "workflow 'payout' to be run; no rule started it");
  }

  @Test
  void shouldPointAtWhatNoWorkflowHas() throws IOException {
    assertEquals(1, run("5", "expect workflow payout complete"));
    assertTrue(console.err().contains("did you mean completed?"), console.err());
    assertEquals(1, run("5", "expect workflow payout failed with { ran: [\"scor\"] }"));
    assertTrue(console.err().contains("R407"), console.err());
    assertTrue(console.err().contains("did you mean score?"), console.err());
    assertEquals(1, run("5", "expect workflow payout failed with { runs: [\"score\"] }"));
    assertTrue(console.err().contains("'runs'"), console.err());
  }
}
