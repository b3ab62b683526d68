package io.distric.peers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Messages as most engines want them: fields by their path, numbers as doubles. */
final class FlatMessage {

  private static final JsonFactory JSON = new JsonFactory();

  private FlatMessage() {}

  /** Reads a message in one pass; arrays, which the corpora do not have, are left out. */
  static Map<String, Object> read(byte[] json) throws IOException {
    Map<String, Object> fields = HashMap.newHashMap(64);
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      object(parser, "", fields);
    }
    return fields;
  }

  private static void object(JsonParser parser, String prefix, Map<String, Object> fields)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String path = prefix.isEmpty() ? parser.currentName() : prefix + "." + parser.currentName();
      switch (parser.nextToken()) {
        case START_OBJECT -> object(parser, path, fields);
        case START_ARRAY -> parser.skipChildren();
        case VALUE_STRING -> fields.put(path, parser.getText());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> fields.put(path, parser.getDoubleValue());
        case VALUE_TRUE -> fields.put(path, true);
        case VALUE_FALSE -> fields.put(path, false);
        default -> {
          // A null is what is not there.
        }
      }
    }
  }
}
