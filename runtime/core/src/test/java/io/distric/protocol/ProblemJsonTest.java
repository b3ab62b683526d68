package io.distric.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemJsonTest {

  @Test
  void shouldHoldEveryDiagnosticOfAUsualProblem() {
    Map<String, Value> body = body(diagnostics(Severity.WARNING, ProblemJson.DIAGNOSTICS_MAX));

    assertEquals(ProblemJson.DIAGNOSTICS_MAX, told(body).size());
    assertFalse(body.containsKey("diagnostics_left_out"));
  }

  @Test
  void shouldHoldErrorsFirstWhereThereIsNoRoomForAll() {
    // given
    List<Diagnostic> all =
        Stream.concat(
                diagnostics(Severity.WARNING, ProblemJson.DIAGNOSTICS_MAX).stream(),
                diagnostics(Severity.ERROR, 3).stream())
            .toList();

    // when
    Map<String, Value> body = body(all);

    // then
    List<String> told = told(body);
    assertEquals(ProblemJson.DIAGNOSTICS_MAX, told.size());
    assertEquals(List.of("error 1", "error 2", "error 3", "warning 1"), told.subList(0, 4));
    assertEquals(new Value.Num(BigDecimal.valueOf(3)), body.get("diagnostics_left_out"));
  }

  private static List<Diagnostic> diagnostics(Severity severity, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            line ->
                new Diagnostic(
                    "R101", severity, "wrong", "a.yaml", new Span(line, 1, line, 2), "", ""))
        .toList();
  }

  private static Map<String, Value> body(List<Diagnostic> diagnostics) {
    ProblemCode code = ProblemCode.RULES_REFUSED;
    Problem problem =
        new Problem(code.status(), code.code(), code.title(), "", "", 0, false, diagnostics);
    return fields(Json.trusted(ProblemJson.bytes(problem, "/api/v1/catalog")));
  }

  /** Severity and line of each. */
  private static List<String> told(Map<String, Value> body) {
    return ((Value.Items) body.get("diagnostics"))
        .elements().stream()
            .map(ProblemJsonTest::fields)
            .map(
                it ->
                    ((Value.Text) it.get("severity")).value()
                        + " "
                        + ((Value.Num) it.get("line")).value())
            .toList();
  }

  private static Map<String, Value> fields(Value value) {
    return ((Value.Fields) value).fields();
  }
}
