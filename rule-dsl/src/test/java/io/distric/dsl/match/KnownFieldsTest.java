package io.distric.dsl.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.value.Json;
import io.distric.dsl.value.MalformedJson;
import io.distric.dsl.value.Paths;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Fields that rules read hold what another reader finds, however a message is spelled. */
final class KnownFieldsTest {

  private static final long SEED = Long.getLong("distric.seed", System.nanoTime());
  private static final int MESSAGES = Integer.getInteger("distric.messages", 40_000);

  /** Of lengths at which keys are compared in another way, and some that differ in one byte. */
  private static final List<String> NAMES =
      List.of(
          "",
          "a",
          "né",
          "seven_x",
          "eight_xx",
          "eight_xy",
          "nine_xxxx",
          "field_0123",
          "field_0124",
          "fifteen_bytes_x",
          "fifteen_bytes_y",
          "sixteen_bytes_xx",
          "sixteen_bytes_xy",
          "twenty_four_bytes_of_a_1",
          "twenty_four_bytes_of_a_2",
          "quote\"",
          "back\\slash",
          "tab\tx");

  private static final List<String> VALUES =
      List.of(
          "0",
          "-0",
          "7",
          "12345678",
          "1234567",
          "0.5",
          "10.10",
          "1.00",
          "-3.25",
          "1e3",
          "12E-2",
          "123456789012345678",
          "1234567890123456789",
          "0.000001",
          "99999.99",
          "\"\"",
          "\"v7\"",
          "\"seven_x\"",
          "\"eight_xx\"",
          "\"fifteen_bytes_x\"",
          "\"sixteen_bytes_xx\"",
          "\"a text that is longer than three words\"",
          "\"\\u0041b\"",
          "\"é\"",
          "\"tail\\\\\"",
          "true",
          "false",
          "null",
          "[]",
          "{}",
          "[1,2]",
          "{\"a\":1}");

  private static final byte[] BYTES =
      "{}[]:,\"\\ \t\n\u0001\u0080é0123456789.eE-x".getBytes(StandardCharsets.UTF_8);

  private final Random random = new Random(SEED);
  private final SlotTable table = new SlotTable();
  private final List<Integer> slotOf = new ArrayList<>();

  @Test
  void shouldHoldWhatAnotherReaderFinds() throws Exception {
    System.out.println("distric.seed = " + SEED);
    NAMES.forEach(name -> slotOf.add(table.slot(List.of(name))));
    PathTrie trie = table.snapshot();
    Slots slots = new Slots(trie.size());
    JsonDecoder decoder = new JsonDecoder(DecoderLimits.STANDARD, trie, slots);
    int taken = 0;
    for (int i = 0; i < MESSAGES; i++) {
      byte[] json = message();
      // What is around a message is not part of it.
      byte[] around = new byte[json.length + 40];
      Arrays.fill(around, BYTES[random.nextInt(BYTES.length)]);
      System.arraycopy(json, 0, around, 20, json.length);
      slots.begin(around, 0);
      try {
        Value expected = Json.parse(json);
        if (expected instanceof Value.Fields) {
          decoder.read(around, 20, json.length);
          taken++;
          assertFields(expected, slots, json);
        }
      } catch (MalformedJson fault) {
        MalformedMessage refused =
            assertThrows(
                MalformedMessage.class,
                () -> decoder.read(around, 20, json.length),
                () -> shown(json));
        if (fault.kind() == MalformedJson.Kind.SYNTAX
            && refused.kind() == MalformedMessage.Kind.SYNTAX) {
          assertEquals(fault.position(), refused.position(), () -> shown(json));
          assertEquals(fault.getMessage(), refused.getMessage(), () -> shown(json));
        }
      }
    }
    assertTrue(taken > MESSAGES / 4, "taken: " + taken);
  }

  private void assertFields(Value expected, Slots slots, byte[] json) {
    TreeMap<String, Value> wanted = new TreeMap<>();
    TreeMap<String, Value> found = new TreeMap<>();
    for (int i = 0; i < NAMES.size(); i++) {
      Value value = Paths.field(expected, NAMES.get(i));
      wanted.put(NAMES.get(i), value);
      int slot = slotOf.get(i);
      found.put(NAMES.get(i), slots.value(slot));
      double nearest = value instanceof Value.Num(var number) ? number.doubleValue() : Double.NaN;
      assertEquals(nearest + 0.0, slots.number(slot) + 0.0, () -> shown(json));
      long hash = value instanceof Value.Null ? 0 : SlotHash.of(value);
      assertEquals(hash, slots.hash(slot), () -> shown(json));
    }
    assertEquals(wanted, found, () -> shown(json));
  }

  private byte[] message() {
    StringBuilder json = new StringBuilder("{");
    for (int i = random.nextInt(12); i >= 0; i--) {
      json.append(blank());
      json.append(
          key(NAMES.get(random.nextInt(NAMES.size())) + (random.nextInt(9) > 0 ? "" : "x")));
      json.append(blank()).append(':').append(blank());
      json.append(VALUES.get(random.nextInt(VALUES.size()))).append(blank());
      json.append(i > 0 ? "," : "}");
    }
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(3) == 0) {
      bytes[random.nextInt(bytes.length)] = BYTES[random.nextInt(BYTES.length)];
    }
    return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private String key(String name) {
    byte[] quoted = Json.write(new Value.Text(name));
    String key = new String(quoted, StandardCharsets.UTF_8);
    return random.nextInt(6) > 0 || name.isEmpty() || name.charAt(0) == '"'
        ? key
        : "\"\\u%04x".formatted((int) name.charAt(0)) + key.substring(2);
  }

  private String blank() {
    return random.nextInt(12) == 0 ? " " : "";
  }

  private static String shown(byte[] json) {
    return "seed " + SEED + ": " + new String(json, StandardCharsets.UTF_8);
  }
}
