package io.distric.dsl.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.distric.dsl.ast.Model;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.match.MalformedMessage.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class DecoderTest {

  private static final DecoderLimits LIMITS = new DecoderLimits(4, 20, 30, 8);

  private final MessageView view = view(LIMITS);

  @Test
  void shouldSayWhatIsWrongAndWhere() {
    refuse(Kind.SYNTAX, 8, "/a", "{\"a\": 1 \"b\": 2}");
    refuse(Kind.SYNTAX, 13, "/a/b/1", "{\"a\":{\"b\":[1,x]}}");
    refuse(Kind.SYNTAX, 0, "", "");
    refuse(Kind.SYNTAX, 2, "", "{}{");
    refuse(Kind.SYNTAX, 1, "", "{1:2}");
    refuse(Kind.SYNTAX, 5, "/a", "{\"a\":01}");
    refuse(Kind.SYNTAX, 5, "/a", "{\"a\":\"never");
    refuse(Kind.SYNTAX, 18, "/b", "{\"a\":1234,\"b\":567 8,\"d\":9012}");
    refuse(Kind.SYNTAX, 22, "/b", "{\"a\":\"x\",\"b\":\"abcdef\" 8,\"d\":9012}");
    refuse(Kind.DUPLICATE_KEY, 10, "/a", "{\"a\":1234,\"a\":1234,\"d\":1234}");
    refuse(Kind.DUPLICATE_KEY, 8, "/a", "{\"a\":[],\"a\":1234,\"d\":12345}");
    refuse(Kind.DUPLICATE_KEY, 14, "/a~1b/c", "{\"a/b\":{\"c\":1,\"\\u0063\":2}}");
    refuse(Kind.ENCODING, 6, "/a", "{\"a\":\"\\ud800\"}");
    refuse(Kind.NUMBER_RANGE, 6, "/a/0", "{\"a\":[1e999]}");
    refuse(Kind.NOT_AN_OBJECT, 0, "", "[{}]");
    refuse(Kind.NOT_AN_OBJECT, 0, "", " 12 ");
  }

  @Test
  void shouldKeepToItsLimits() throws MalformedMessage {
    read("{\"a\":{\"b\":{\"c\":[]}}}");
    refuse(Kind.TOO_DEEP, 16, "/a/b/c/0", "{\"a\":{\"b\":{\"c\":[[]]}}}");
    read("{\"a\":\"" + "x".repeat(20) + "\"}");
    refuse(Kind.TOO_LARGE, 5, "/a", "{\"a\":\"" + "x".repeat(21) + "\"}");
    refuse(Kind.TOO_LARGE, 1, "", "{\"" + "x".repeat(21) + "\":1}");
    read("{\"a\":[" + "1,".repeat(27) + "1]}");
    refuse(Kind.TOO_LARGE, 62, "/a/28", "{\"a\":[" + "1,".repeat(28) + "1]}");
  }

  @Test
  void shouldFindDuplicatesAmongManyKeys() throws MalformedMessage {
    // given
    MessageView large = view(DecoderLimits.STANDARD);
    String keys =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "\"key" + i + "\":{\"key\":" + i + "}")
            .collect(Collectors.joining(","));

    // then
    for (int round = 0; round < 3; round++) {
      read(large, "{" + keys + "}");
      MalformedMessage fault =
          assertThrows(MalformedMessage.class, () -> read(large, "{" + keys + ",\"key17\":1}"));
      assertEquals(Kind.DUPLICATE_KEY, fault.kind());
      assertEquals("/key17", fault.pointer());
    }
  }

  @Test
  void shouldTellTheMessageId() throws MalformedMessage {
    read("{\"message_id\":\"m\\u002d1\"}");
    assertEquals("m-1", view.messageId());
    read("{\"inner\":{\"message_id\":\"x\"}}");
    assertNull(view.messageId());
    read("{\"message_id\":\"" + "é".repeat(8) + "\"}");
    refuse(Kind.MESSAGE_ID, 0, "/message_id", "{\"message_id\":\"" + "é".repeat(9) + "\"}");
    refuse(Kind.MESSAGE_ID, 0, "/message_id", "{\"message_id\":7}");
    refuse(Kind.MESSAGE_ID, 0, "/message_id", "{\"message_id\":null}");
    refuse(Kind.MESSAGE_ID, 0, "/message_id", "{\"message_id\":\"\"}");
  }

  @Test
  void shouldRefuseLimitsThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new DecoderLimits(0, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new DecoderLimits(1, 0, 1, 1));
  }

  private void refuse(Kind kind, int position, String pointer, String json) {
    refuse(kind, position, pointer, json, () -> read(json));
    if (kind != Kind.MESSAGE_ID) {
      refuse(kind, position, pointer, json, () -> readKnown(json));
    }
  }

  private static void refuse(
      Kind kind, int position, String pointer, String json, Executable reading) {
    MalformedMessage fault = assertThrows(MalformedMessage.class, reading, json);
    assertEquals(kind, fault.kind(), () -> json + ": " + fault.getMessage());
    assertEquals(position, fault.position(), json);
    assertEquals(pointer, fault.pointer(), json);
  }

  /** Reads a message with fields that rules ask for. */
  private void readKnown(String json) throws MalformedMessage {
    SlotTable table = new SlotTable();
    for (List<Object> path :
        List.<List<Object>>of(
            List.of("a"), List.of("b"), List.of("a/b", "c"), List.of("a", "b", 1), List.of("d"))) {
      table.slot(path);
    }
    PathTrie trie = table.snapshot();
    Slots slots = new Slots(trie.size());
    byte[] bytes = bytes(json);
    slots.begin(bytes, 0);
    new JsonDecoder(LIMITS, trie, slots).read(bytes, 2, bytes.length - 4);
  }

  private void read(String json) throws MalformedMessage {
    read(view, json);
  }

  private static void read(MessageView view, String json) throws MalformedMessage {
    byte[] bytes = bytes(json);
    view.readJson(bytes, 2, bytes.length - 4, 0, null);
  }

  private static byte[] bytes(String json) {
    return ("  " + json + "  ").getBytes(StandardCharsets.UTF_8);
  }

  private static MessageView view(DecoderLimits limits) {
    return new MatcherCompiler(limits).compile(Model.EMPTY, 1).newView();
  }
}
