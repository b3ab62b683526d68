package io.distric.dsl.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.MessageView;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.MalformedJson;
import io.distric.dsl.value.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The decoder takes what another strict parser takes, and reads back what was written. */
final class DecoderPropertyTest {

  private static final int MESSAGES = Integer.getInteger("distric.messages", 60_000);
  private static final byte[] BYTES =
      "{}[]:,\"\\/ntfu0123456789eE+-. \t\n\u0001truefalsnl\u0080é€😀"
          .getBytes(StandardCharsets.UTF_8);
  private static final JsonFactory JACKSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(100_000).build())
          .build();

  private final long seed = Long.getLong("distric.seed", System.nanoTime());
  private final RandomGenerator random = new java.util.Random(seed);

  private enum Verdict {
    TAKEN,
    REFUSED,
    /** Halves of surrogate pairs and numbers out of range, which only we refuse. */
    OURS
  }

  @Test
  void shouldTakeWhatAnotherParserTakes() {
    System.out.println("distric.seed = " + seed);
    RandomMessages messages = new RandomMessages(random);
    Matcher matcher = Matching.compile(Rules.model(List.of()));
    MessageView view = matcher.newView();
    int taken = 0;
    for (int i = 0; i < MESSAGES; i++) {
      byte[] bytes = mutate(messages.next().getBytes(StandardCharsets.UTF_8));
      Verdict ours = decoder(view, bytes);
      // Of two faults each may tell another one first.
      assertEquals(ours == Verdict.TAKEN, parser(bytes) == Verdict.TAKEN, () -> shown(bytes));
      Verdict theirs = jackson(bytes);
      if (ours != Verdict.OURS) {
        assertEquals(theirs, ours, () -> shown(bytes));
      }
      taken += ours == Verdict.TAKEN ? 1 : 0;
    }
    assertTrue(taken > MESSAGES / 10 && taken < MESSAGES, "taken: " + taken);
  }

  @Test
  void shouldReadBackWhatItWrites() throws MalformedJson {
    RandomMessages messages = new RandomMessages(random);
    for (int i = 0; i < MESSAGES / 10; i++) {
      Value value = Json.parse(messages.next().getBytes(StandardCharsets.UTF_8));
      byte[] written = Json.write(value);
      assertEquals(value, Json.parse(written), () -> shown(written));
      assertEquals(Verdict.TAKEN, jackson(written), () -> shown(written));
    }
  }

  private byte[] mutate(byte[] json) {
    byte[] bytes = json;
    for (int i = random.nextInt(4); i > 0 && bytes.length > 1; i--) {
      int at = random.nextInt(bytes.length);
      byte b = BYTES[random.nextInt(BYTES.length)];
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = b;
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> {
          byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
          System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
          bytes = shorter;
        }
        default -> {
          byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
          System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
          longer[at] = b;
          bytes = longer;
        }
      }
    }
    return bytes;
  }

  private static Verdict decoder(MessageView view, byte[] bytes) {
    try {
      view.readJson(bytes, 0, bytes.length, 0, null);
      return Verdict.TAKEN;
    } catch (MalformedMessage e) {
      return switch (e.kind()) {
        case NUMBER_RANGE -> Verdict.OURS;
        case ENCODING -> isUtf8(bytes) ? Verdict.OURS : Verdict.REFUSED;
        case MESSAGE_ID -> Verdict.TAKEN;
        default -> Verdict.REFUSED;
      };
    }
  }

  private static Verdict parser(byte[] bytes) {
    try {
      return Json.parse(bytes) instanceof Value.Fields ? Verdict.TAKEN : Verdict.REFUSED;
    } catch (MalformedJson e) {
      return switch (e.kind()) {
        case NUMBER_RANGE -> Verdict.OURS;
        case ENCODING -> isUtf8(bytes) ? Verdict.OURS : Verdict.REFUSED;
        case SYNTAX, DUPLICATE_KEY, TOO_DEEP, TOO_LARGE -> Verdict.REFUSED;
      };
    }
  }

  private static Verdict jackson(byte[] bytes) {
    if (!isUtf8(bytes)) {
      return Verdict.REFUSED;
    }
    try (JsonParser parser = JACKSON.createParser(new String(bytes, StandardCharsets.UTF_8))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Verdict.REFUSED;
      }
      for (int depth = 1; depth > 0; ) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          return Verdict.REFUSED;
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token.isScalarValue()) {
          parser.getText();
        }
      }
      return parser.nextToken() == null ? Verdict.TAKEN : Verdict.REFUSED;
    } catch (IOException e) {
      return Verdict.REFUSED;
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private String shown(byte[] bytes) {
    return "seed "
        + seed
        + "\n"
        + new String(bytes, StandardCharsets.UTF_8)
        + Arrays.toString(bytes);
  }
}
