package io.distric.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class EntryCodecTest {

  private static final UUID TASK = new UUID(0x1234_5678_9ABC_8DEFL, 0x8000_0000_0001_0001L);
  private static final Options OPTIONS =
      new Options(
          Optional.of(Duration.ofMillis(1500)),
          Optional.of(
              new Options.Retry(
                  4,
                  new Options.Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 200),
                  200,
                  List.of("timeout", "http_5xx"))),
          Optional.of(9),
          Optional.of(Duration.ofMinutes(5)),
          Optional.of(path("user", "id")),
          Optional.of(everyExpression()),
          List.of(new Expr.Entry("isolation", literal(new Value.Text("wasm")))));

  @Test
  void shouldGiveBackEveryKindOfCommand() {
    // given
    Entry entry = everyCommand();

    // when
    Entry decoded = decode(EntryCodec.encode(entry));

    // then
    assertEquals(text(entry), text(decoded));
  }

  @Test
  void shouldGiveBackAnEmptyEntry() {
    // given
    Entry entry = new Entry(Long.MAX_VALUE, Long.MIN_VALUE, List.of(), List.of(), List.of());

    // when
    Entry decoded = decode(EntryCodec.encode(entry));

    // then
    assertEquals(entry, decoded);
  }

  @Test
  void shouldReadAReadOnlyBufferFromItsPosition() {
    // given
    byte[] bytes = EntryCodec.encode(everyCommand());
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length + 7).position(7).put(bytes).position(7);

    // when
    Entry decoded = EntryCodec.decode(buffer.asReadOnlyBuffer());

    // then
    assertEquals(text(everyCommand()), text(decoded));
    assertEquals(7, buffer.position());
  }

  @Test
  void shouldWriteRepeatedTextsAndOptionsOnce() {
    // given
    String rule = "a-rule-with-a-rather-long-name-that-would-cost-much-if-it-were-repeated";
    List<Command> one = List.of(accept("m-1", rule, OPTIONS));
    List<Command> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add(accept("m-" + i % 10, rule, OPTIONS));
    }

    // when
    int first = EntryCodec.encode(new Entry(1, 2, List.of(), List.of(), one)).length;
    int hundred = EntryCodec.encode(new Entry(1, 2, List.of(), List.of(), many)).length;

    // then
    int each = (hundred - first) / 99;
    assertTrue(each < 60, "each further command took " + each + " bytes");
  }

  @Test
  void shouldStopAtTheSizeAndKeepWhatFits() {
    // given
    EntryEncoder encoder = new EntryEncoder();
    List<Command> packed = new ArrayList<>();

    // when
    for (int i = 0; i < 1000; i++) {
      Command command = accept("message-" + i, "rule-" + i, OPTIONS);
      if (!encoder.addWithin(command, 2000)) {
        break;
      }
      packed.add(command);
    }

    // then
    assertTrue(encoder.size() <= 2000);
    assertTrue(packed.size() > 5 && packed.size() < 1000);
    assertEquals(packed.size(), encoder.commands());
    // A command of the next entry repeats what the refused one would have introduced.
    Entry decoded = decode(encoder.finish(5, 6, List.of(), List.of()));
    assertEquals(text(new Entry(5, 6, List.of(), List.of(), packed)), text(decoded));
    assertTrue(encoder.addWithin(accept("big", "r", OPTIONS), 1));
    assertFalse(encoder.addWithin(new Command.Advance(), 1));
    encoder.clear();
    assertEquals(0, encoder.commands());
  }

  @Test
  void shouldRefuseDamagedBytesAndNothingElse() {
    // given
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("EntryCodecTest seed " + seed);
    Random random = new Random(seed);
    byte[] good = EntryCodec.encode(everyCommand());

    // when, then
    for (int round = 0; round < 20_000; round++) {
      byte[] bad = good.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      byte[] cut = java.util.Arrays.copyOf(bad, random.nextInt(bad.length + 1));
      decodeOrRefuse(random.nextBoolean() ? bad : cut);
    }
  }

  @Test
  void shouldRefuseLengthsBeyondTheEntryBeforeAllocating() {
    // given
    WireWriter out = new WireWriter(64);
    out.varint(Integer.MAX_VALUE);

    // when, then
    assertThrows(DamagedBytesException.class, () -> new WireReader(out.toByteArray()).bytes());
    assertThrows(DamagedBytesException.class, () -> new WireReader(out.toByteArray()).text());
    assertThrows(
        DamagedBytesException.class, () -> new WireReader(out.toByteArray()).bytesOrNull());
    assertThrows(DamagedBytesException.class, () -> new WireReader(new byte[3]).i32());
    assertThrows(DamagedBytesException.class, () -> new WireReader(new byte[] {2}).flag());
  }

  @Test
  void shouldRefuseAnUnknownFormat() {
    // given
    byte[] bytes = EntryCodec.encode(everyCommand());
    bytes[0] = 99;

    // when
    DamagedBytesException refused = assertThrows(DamagedBytesException.class, () -> decode(bytes));

    // then
    assertTrue(String.valueOf(refused.getMessage()).contains("format 1, but found 99"));
  }

  @Test
  void shouldGiveBackNumbersAndTextsOfAnySize() {
    // given
    long[] numbers = {0, 1, 127, 128, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40};
    String[] texts = {"", "a", "é", "日本語 😀", "x".repeat(127), "x".repeat(128), "ü".repeat(400)};
    WireWriter out = new WireWriter(0);

    // when
    for (long number : numbers) {
      out.varint(number);
      out.signed(number);
      out.i64(number);
    }
    for (String text : texts) {
      out.text(text);
      out.textOrNull(text);
    }
    out.textOrNull(null);
    out.bytesOrNull(null);
    out.bytesOrNull(new byte[] {7});

    // then
    WireReader in = new WireReader(out.toByteArray());
    for (long number : numbers) {
      assertEquals(number, in.varint());
      assertEquals(number, in.signed());
      assertEquals(number, in.i64());
    }
    for (String text : texts) {
      assertEquals(text, in.text());
      assertEquals(text, in.textOrNull());
    }
    assertEquals(null, in.textOrNull());
    assertEquals(null, in.bytesOrNull());
    assertArrayEquals(new byte[] {7}, in.bytesOrNull());
    in.expectEnd();
  }

  private static void decodeOrRefuse(byte[] bytes) {
    try {
      decode(bytes);
    } catch (DamagedBytesException _) {
      // The only exception that damage may bring about.
    }
  }

  private static Entry decode(byte[] bytes) {
    return EntryCodec.decode(ByteBuffer.wrap(bytes));
  }

  private static Entry everyCommand() {
    return new Entry(
        1_700_000_000_000L,
        -42,
        List.of(
            new Entry.Ticket("w1", "s1", List.of("core.noop", "http.get"), 12),
            new Entry.Ticket("w2", "s1", List.of(), 0)),
        List.of(new Entry.Definition("flow", 3, bytes("{}"))),
        List.of(
            accept("m-1", "rule-1", Options.NONE),
            accept("m-2", "rule-1", OPTIONS),
            new Command.CompleteTask(TASK, 1, bytes("{\"a\":1}")),
            new Command.FailTask(TASK, 300, "http_5xx", "the answer was 503", true),
            new Command.ReleaseTask(TASK, 2),
            new Command.LoseWorkers(List.of("s1", "s2", "s3")),
            new Command.Advance(),
            new Command.CancelInstance(TASK, "by hand: ü"),
            new Command.Configure(EngineLimits.INITIAL),
            new Command.RaiseLevel(2)));
  }

  private static Command accept(String id, String rule, Options options) {
    return new Command.AcceptMessage(
        "client",
        id,
        0x1122_3344_5566_7788L,
        id.equals("m-1") ? null : "key",
        id.equals("m-1") ? "Payment" : null,
        1_699_999_999_999L,
        7,
        List.of(rule, "other"),
        bytes("{}"),
        id.equals("m-1")
            ? FieldChanges.NONE
            : new FieldChanges(List.of("/amount_eur"), List.of("/card/pan", "/note")),
        List.of(new Command.Run(rule, "flow", 3, bytes("{}"), options)),
        id.equals("m-1")
            ? List.of(new Command.Emit(rule, "topic", bytes("{\"b\":2}")))
            : List.of());
  }

  private static Expr everyExpression() {
    Expr one = literal(Value.Num.of(1));
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("k", new Value.Items(List.of(Value.Null.NULL, Value.Bool.TRUE)));
    return new Expr.ListOf(
        List.of(
            one,
            literal(new Value.Num(new BigDecimal("-12.50"))),
            literal(new Value.Time(Instant.ofEpochSecond(5, 6))),
            literal(new Value.Length(Duration.ofMillis(-5))),
            literal(Value.Missing.MISSING),
            literal(new Value.Fields(fields)),
            literal(Value.Bool.FALSE),
            new Expr.Path(
                List.of(
                    new Expr.Segment.Name("items"),
                    new Expr.Segment.Index(3),
                    Expr.Segment.Any.ANY),
                Span.NONE),
            new Expr.At(path("fx"), path("currency"), Span.NONE),
            new Expr.Member(path("a"), "b", Span.NONE),
            new Expr.Unary(Expr.UnaryOperator.NEGATE, one, Span.NONE),
            new Expr.Binary(Expr.BinaryOperator.COALESCE, one, one, Span.NONE),
            new Expr.Between(one, one, one, true, Span.NONE),
            new Expr.Is(one, Expr.Presence.NULL, true, Span.NONE),
            new Expr.Conditional(one, one, one, Span.NONE),
            new Expr.Call("round", List.of(one, one), Span.NONE),
            new Expr.MapOf(List.of(new Expr.Entry("k", one)), Span.NONE),
            new Expr.Template(List.of(one, path("b")), Span.NONE)),
        Span.NONE);
  }

  private static Expr path(String... names) {
    List<Expr.Segment> segments = new ArrayList<>();
    for (String name : names) {
      segments.add(new Expr.Segment.Name(name));
    }
    return new Expr.Path(segments, Span.NONE);
  }

  private static Expr literal(Value value) {
    return new Expr.Literal(value, Span.NONE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Records with arrays have no equality of content: compare what they print instead. */
  private static String text(Object value) {
    return switch (value) {
      case byte[] array -> new String(array, StandardCharsets.UTF_8);
      case List<?> list -> list.stream().map(EntryCodecTest::text).toList().toString();
      case Record record -> fields(record);
      case Object other -> other.toString();
    };
  }

  private static String fields(Record record) {
    StringBuilder out = new StringBuilder(record.getClass().getSimpleName());
    for (var component : record.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(record);
        out.append(' ').append(value == null ? "null" : text(value));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("a record has accessors", e);
      }
    }
    return out.toString();
  }
}
