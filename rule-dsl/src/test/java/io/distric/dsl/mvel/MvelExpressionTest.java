package io.distric.dsl.mvel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.MalformedJson;
import io.distric.dsl.value.Paths;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MvelExpressionTest {

  private static final Value MESSAGE =
      json(
          """
          {"a": 2, "b": 2.00, "t": "2", "big": 1000, "name": " Łukasz 👍 ", "ok": true, "no": false,
           "nul": null, "list": [1, "x", null], "map": {"k": {"v": 7}, "a b": 8}, "empty_": []}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "a + 1 => 3",
        "a * b - 1.5 / 3 => 3.5",
        "1 / 3 => 0.3333333333333333333333333333333333",
        "-a + -(-b) => 0",
        "big % 7 => 6",
        "-7 % 3 => -1",
        "'x' + big + 1.50 + ok => \"x10001.50true\"",
        "a == b => true",
        "a == t => false",
        "a != t => true",
        "a < 3 && b >= 2 || no => true",
        "a < 3 and not no or no => true",
        "!(a > 1) => false",
        "a > 1 ? 'many' : 'one' => \"many\"",
        "no ? 1 : ok ? 2 : 3 => 2",
        "name.trim().toLowerCase() => \"łukasz 👍\"",
        "name.trim().toUpperCase().startsWith('Ł') => true",
        "name.trim().length() => 8",
        "name.trim().substring(7) => \"👍\"",
        "name.trim().substring(0, 3) => \"Łuk\"",
        "name.indexOf('👍') => 8",
        "name.indexOf('nowhere') => -1",
        "t.equals('2') && t.equalsIgnoreCase('2') && t.endsWith('2') => true",
        "'abc' ~= 'a.*' => true",
        "'abc' ~= 'b' => false",
        "list.size() + map.size() => 5",
        "list contains 1 => true",
        "'x' in list => true",
        "'y' in ['x', 'y'] => true",
        "empty_.isEmpty() => true",
        "map.k.v + map['a b'] + list[0] => 16",
        "[a, [ok], t.length()] => [2,[true],1]",
        "['x' : a, 'y' : ['z' : nul == null]] => {\"x\":2,\"y\":{\"z\":true}}",
        "[:] => {}",
        "[] => []",
        "[a] == [b] => true",
        "nul == null => true",
        "null != absent => false",
        "nul == null ? 0 : nul => 0",
        "(-3).abs().max(a).min(2.5) => 2.5",
        "big - 1000 => 0",
        "'\\\\ \\' \\n' + \"\\\"\" => \"\\\\ ' \\n\\\"\"",
      })
  void shouldCalculate(String text, String expected) throws MalformedMvel {
    assertEquals(json(expected), evaluate(text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "absent > 1",
        "absent + 1",
        "nul == 1",
        "a > 1 || absent > 1",
        "a / 0",
        "a % 0",
        "t * 2",
        "ok + 1",
        "ok && a",
        "!a",
        "t ? 1 : 2",
        "name < a",
        "list - 1",
        "a.trim()",
        "t.abs()",
        "t.substring(5)",
        "t.substring(-1)",
        "t.substring(0.5)",
        "ok.length()",
        "null",
        "nul == null ? null : 1",
        "map == null ? 1 : map.size().trim()",
        "t ~= 'a' ? a : a / 0",
      })
  void shouldBeMissingWhereThereIsNoValue(String text) throws MalformedMvel {
    assertEquals(Value.Missing.MISSING, evaluate(text), text);
  }

  @Test
  void shouldKeepTimes() throws MalformedMvel {
    // given
    MvelText text = MvelText.read("at > since ? length_ : null", Span.NONE);

    // when
    Value value =
        MvelExpression.compile(text)
            .evaluate(
                new Value[] {
                  new Value.Time(Instant.EPOCH.plusSeconds(1)),
                  new Value.Time(Instant.EPOCH),
                  new Value.Length(Duration.ofDays(7))
                });

    // then
    assertEquals(new Value.Length(Duration.ofDays(7)), value);
  }

  @Test
  void shouldBeMissingBeyondTheLimits() throws MalformedMvel {
    // given
    Value long64 = new Value.Text("x".repeat(MvelValues.TEXT_CHARS_MAX));
    Value tooLong = new Value.Text("x".repeat(MvelValues.TEXT_CHARS_MAX + 1));
    Value huge = json("1e399");

    // then
    assertEquals(Value.Missing.MISSING, one("x + 'y'", long64));
    assertEquals(Value.Missing.MISSING, one("x + x + x + x", long64));
    assertEquals(json("65536"), one("x.length()", long64));
    assertEquals(Value.Missing.MISSING, one("x.length()", tooLong));
    assertEquals(Value.Missing.MISSING, one("x * x", huge));
    assertEquals(Value.Missing.MISSING, one("x * x * x * x * x * x % 7", huge));
    assertEquals(Value.Missing.MISSING, one("'a' + x * x * x * x * x * x", huge));
    assertEquals(Value.Missing.MISSING, one("x * x > 1", huge));
  }

  @Test
  void shouldNotLetAResultChangeItsInput() throws MalformedMvel {
    // given
    Value list = json("[1, {\"k\": [2]}]");

    // when
    Value result = one("[x, x]", list);

    // then
    assertEquals(json("[[1, {\"k\": [2]}], [1, {\"k\": [2]}]]"), result);
    assertEquals(json("[1, {\"k\": [2]}]"), list);
  }

  @Test
  void shouldAnswerManyThreadsAtOnce() throws Exception {
    // given
    MvelExpression shared =
        MvelExpression.compile(
            MvelText.read("a > 10 ? name.trim() + a : ['n' : [a, name == 'x']]", Span.NONE));
    List<Future<List<Value>>> answers = new ArrayList<>();

    // when
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        answers.add(threads.submit(() -> rounds(shared)));
      }
    }

    // then
    List<Value> expected = rounds(shared);
    for (Future<List<Value>> answer : answers) {
      assertEquals(expected, answer.get(10, TimeUnit.SECONDS));
    }
  }

  private static List<Value> rounds(MvelExpression shared) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      Value a = i % 5 == 0 ? new Value.Text("odd") : Value.Num.of(i % 20);
      values.add(shared.evaluate(new Value[] {a, new Value.Text(i % 3 == 0 ? "x" : " y ")}));
    }
    return values;
  }

  private static Value one(String text, Value input) throws MalformedMvel {
    return MvelExpression.compile(MvelText.read(text, Span.NONE)).evaluate(new Value[] {input});
  }

  private static Value evaluate(String text) throws MalformedMvel {
    MvelText read = MvelText.read(text, Span.NONE);
    Value[] inputs =
        read.inputs().stream()
            .map(path -> Paths.all(MESSAGE, steps(path))[0])
            .toArray(Value[]::new);
    return MvelExpression.compile(read).evaluate(inputs);
  }

  private static Object[] steps(Expr.Path path) {
    return path.segments().stream()
        .map(
            segment ->
                switch (segment) {
                  case Expr.Segment.Name(String name) -> (Object) name;
                  case Expr.Segment.Index(int position) -> position;
                  case Expr.Segment.Any _ -> Paths.ANY;
                })
        .toArray();
  }

  private static Value json(String text) {
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
