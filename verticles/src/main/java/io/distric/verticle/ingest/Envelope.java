package io.distric.verticle.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code application/vnd.distric.message+json}: {@code message_id}, {@code timestamp}, {@code
 * source}, {@code headers} and the {@code payload}, whose bytes are left where they are.
 */
final class Envelope {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private @Nullable String messageId;
  private @Nullable String source;
  private @Nullable String type;
  private @Nullable String key;
  private int payloadOffset = -1;
  private int payloadLength;

  private Envelope() {}

  /** The envelope has a fault; the message says which. */
  static final class Faulty extends Exception {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    Faulty(String message, String pointer) {
      super(message, null, false, false);
      this.pointer = pointer;
    }

    String pointer() {
      return pointer;
    }
  }

  static Envelope read(byte[] bytes) throws Faulty, IOException {
    Envelope envelope = new Envelope();
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      envelope.read(parser);
    }
    if (envelope.payloadOffset < 0) {
      throw new Faulty("the envelope has no payload", "/payload");
    }
    return envelope;
  }

  MessageHeaders headers() {
    return new MessageHeaders(messageId, type, key, source);
  }

  int payloadOffset() {
    return payloadOffset;
  }

  int payloadLength() {
    return payloadLength;
  }

  private void read(JsonParser parser) throws Faulty, IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new Faulty("the envelope is no JSON object", "");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "message_id" -> messageId = text(parser, "/message_id");
        case "source" -> source = text(parser, "/source");
        case "timestamp" -> checkTime(text(parser, "/timestamp"));
        case "headers" -> readHeaders(parser);
        case "payload" -> readPayload(parser);
        default ->
            throw new Faulty(
                "an envelope has message_id, timestamp, source, payload and headers, not '"
                    + name
                    + "'",
                "/" + name);
      }
    }
    if (parser.nextToken() != null) {
      throw new Faulty("something follows the envelope", "");
    }
  }

  private void readPayload(JsonParser parser) throws Faulty, IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new Faulty("the payload is no JSON object", "/payload");
    }
    payloadOffset = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    payloadLength = (int) parser.currentTokenLocation().getByteOffset() + 1 - payloadOffset;
  }

  private void readHeaders(JsonParser parser) throws Faulty, IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new Faulty("headers are no JSON object", "/headers");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      String value = text(parser, "/headers/" + name);
      switch (name.toLowerCase(Locale.ROOT)) {
        case "message-type" -> type = value;
        case "message-key" -> key = value;
        default -> {
          // Headers of the sender's own mean nothing here.
        }
      }
    }
  }

  private static String text(JsonParser parser, String pointer) throws Faulty, IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new Faulty("a text is expected", pointer);
    }
    return parser.getText();
  }

  private static void checkTime(String text) throws Faulty {
    try {
      OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new Faulty("'" + text + "' is no ISO 8601 time with an offset", "/timestamp");
    }
  }
}
