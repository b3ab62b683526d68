package io.distric.dsl.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as events. Confined to one thread. */
final class JsonStructure implements StructureReader {

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(10_000)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  private final JsonParser parser;
  private @Nullable JsonToken token;
  private String text = "";
  private int depth;
  private boolean rootRead;

  JsonStructure(SourceText source) {
    try {
      this.parser = FACTORY.createParser(source.text());
    } catch (IOException e) {
      throw new UncheckedIOException("a reader over a string does no I/O", e);
    }
  }

  @Override
  public Event next() throws MalformedSource {
    try {
      JsonToken next = parser.nextToken();
      token = next;
      if (next == null) {
        return Event.END;
      }
      refuseSecondRoot();
      return event(next);
    } catch (StreamConstraintsException e) {
      throw new MalformedSource(
          DiagnosticCode.NUMBER_RANGE, here(), "a number of more than 1000 digits", "shorten it");
    } catch (JsonParseException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new UncheckedIOException("a reader over a string does no I/O", e);
    }
  }

  /** In JSON comments are members. */
  @Override
  public List<Comment> comments() {
    return List.of();
  }

  @Override
  public List<Comment> commentsBehind() {
    return List.of();
  }

  @Override
  public Span span() {
    JsonLocation start = parser.currentTokenLocation();
    JsonLocation end = parser.currentLocation();
    return new Span(start.getLineNr(), start.getColumnNr(), end.getLineNr(), end.getColumnNr());
  }

  @Override
  public Optional<Value> value() {
    if (token == null) {
      throw new IllegalStateException("asked for a scalar at the end");
    }
    return switch (token) {
      case VALUE_NULL -> Optional.of(Value.Null.NULL);
      case VALUE_TRUE -> Optional.of(Value.Bool.TRUE);
      case VALUE_FALSE -> Optional.of(Value.Bool.FALSE);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> CoreSchema.number(text);
      default -> Optional.of(new Value.Text(text));
    };
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Placement placement() {
    Span whole = span();
    boolean quoted = token == JsonToken.VALUE_STRING;
    int width = text.length() + (quoted ? 2 : 0);
    return whole.endColumn() - whole.column() == width
        ? new Placement(whole, true, whole.line(), whole.column() + (quoted ? 1 : 0), 0)
        : Placement.inexact(whole);
  }

  private Event event(JsonToken next) throws IOException {
    return switch (next) {
      case START_OBJECT -> {
        depth++;
        yield Event.FIELDS;
      }
      case START_ARRAY -> {
        depth++;
        yield Event.ITEMS;
      }
      case END_OBJECT -> {
        depth--;
        yield Event.END_FIELDS;
      }
      case END_ARRAY -> {
        depth--;
        yield Event.END_ITEMS;
      }
      case FIELD_NAME,
          VALUE_STRING,
          VALUE_NUMBER_INT,
          VALUE_NUMBER_FLOAT,
          VALUE_TRUE,
          VALUE_FALSE,
          VALUE_NULL -> {
        // Reads the text to its end, so that the end of the token is known.
        text = parser.getText();
        yield Event.SCALAR;
      }
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no token of a text: " + next);
    };
  }

  private void refuseSecondRoot() throws MalformedSource {
    if (depth == 0 && rootRead) {
      throw new MalformedSource(
          DiagnosticCode.MALFORMED_FILE,
          here(),
          "something stands behind the end of the JSON value",
          "put several rules in one list: {\"rules\": [...]}");
    }
    rootRead = true;
  }

  private MalformedSource malformed(JsonParseException e) {
    JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
    String problem = String.valueOf(e.getOriginalMessage());
    Span span = new Span(at.getLineNr(), at.getColumnNr(), at.getLineNr(), at.getColumnNr() + 1);
    return new MalformedSource(
        DiagnosticCode.MALFORMED_FILE, span, JsonFault.sentence(problem), JsonFault.hint(problem));
  }

  private Span here() {
    JsonLocation at = parser.currentTokenLocation();
    return new Span(at.getLineNr(), at.getColumnNr(), at.getLineNr(), at.getColumnNr() + 1);
  }
}
