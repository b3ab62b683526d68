package io.distric.dsl.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Span;
import org.junit.jupiter.api.Test;

final class DiagnosticPrinterTest {

  @Test
  void shouldNotHandTheTerminalWhatASourceSaysToIt() {
    // given
    String line = "x \u001b[2J\u202e y";
    Diagnostic diagnostic =
        new Diagnostic(
            "R201",
            Severity.ERROR,
            "'\u001b[31m' is wrong",
            "a.distric",
            new Span(1, 3, 1, 4),
            "",
            "take \u0007 away");

    // when
    String text = DiagnosticPrinter.print(diagnostic, new SourceText("a.distric", line));

    // then
    assertEquals(
        """
        a.distric:1:3: error R201: '␛[31m' is wrong
          1 | x ␛[2J\ufffd y
            |   ^ take ␇ away\
        """,
        text);
  }

  @Test
  void shouldCutALongLineAroundThePlace() {
    // given
    String line = "a".repeat(5000) + "!" + "b".repeat(5000);
    Diagnostic diagnostic =
        new Diagnostic(
            "R201", Severity.ERROR, "wrong", "a.json", new Span(1, 5001, 1, 5002), "", "");

    // when
    String text = DiagnosticPrinter.print(diagnostic, new SourceText("a.json", line));

    // then
    assertEquals(
        """
        a.json:1:5001: error R201: wrong
          1 | %s!%s
            | %s^\
        """
            .formatted("a".repeat(59), "b".repeat(60), " ".repeat(59)),
        text);
  }
}
