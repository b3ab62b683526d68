package io.distric.task;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as task authors see it: plain maps, lists, texts, decimals, booleans and nulls. */
public final class PlainJson {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final byte[] EMPTY_OBJECT = {'{', '}'};

  private PlainJson() {}

  /** Reads an object; its maps and lists are unmodifiable. */
  public static Map<String, Object> readObject(byte[] json) throws IOException {
    if (json.length <= EMPTY_OBJECT.length) {
      return Map.of();
    }
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("a JSON object was expected, found " + parser.currentToken());
      }
      return object(parser);
    }
  }

  /** Reads any value. */
  public static @Nullable Object readValue(byte[] json) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new IOException("more than one JSON value");
      }
      return value;
    }
  }

  /**
   * Writes plain maps, lists, texts, numbers, booleans and nulls.
   *
   * @throws IllegalArgumentException names the class that is none of these
   */
  public static byte[] write(@Nullable Object value) {
    if (value instanceof Map<?, ?> map && map.isEmpty()) {
      return EMPTY_OBJECT.clone();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(128);
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(generator, value);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return out.toByteArray();
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      put(fields, name, value(parser));
    }
    return Collections.unmodifiableMap(fields);
  }

  @SuppressWarnings("NullAway") // a null in JSON is a null in the map
  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    fields.put(name, value);
  }

  @SuppressWarnings("NullAway") // a null in JSON is a null in the list
  private static List<Object> list(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return Collections.unmodifiableList(elements);
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IOException("no JSON value");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("unexpected " + token);
    };
  }

  private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> generator.writeNull();
      case CharSequence text -> generator.writeString(text.toString());
      case Boolean bool -> generator.writeBoolean(bool);
      case Number number -> writeNumber(generator, number);
      case Map<?, ?> map -> writeMap(generator, map);
      case Iterable<?> elements -> writeList(generator, elements);
      default ->
          throw new IllegalArgumentException(
              value.getClass().getName() + " is no map, list, text, number or boolean");
    }
  }

  private static void writeNumber(JsonGenerator generator, Number number) throws IOException {
    switch (number) {
      case BigDecimal decimal -> generator.writeNumber(decimal);
      case BigInteger integer -> generator.writeNumber(integer);
      case Double real -> generator.writeNumber(BigDecimal.valueOf(real));
      case Float real -> generator.writeNumber(new BigDecimal(real.toString()));
      default -> generator.writeNumber(number.longValue());
    }
  }

  private static void writeMap(JsonGenerator generator, Map<?, ?> map) throws IOException {
    generator.writeStartObject();
    for (Map.Entry<?, ?> field : map.entrySet()) {
      generator.writeFieldName(String.valueOf(field.getKey()));
      write(generator, field.getValue());
    }
    generator.writeEndObject();
  }

  private static void writeList(JsonGenerator generator, Iterable<?> elements) throws IOException {
    generator.writeStartArray();
    for (Object element : elements) {
      write(generator, element);
    }
    generator.writeEndArray();
  }
}
