package io.distric.dsl.value;

import static io.distric.dsl.value.MalformedJson.Kind.DUPLICATE_KEY;
import static io.distric.dsl.value.MalformedJson.Kind.SYNTAX;
import static io.distric.dsl.value.MalformedJson.Kind.TOO_DEEP;

import io.distric.dsl.value.Value.Bool;
import io.distric.dsl.value.Value.Fields;
import io.distric.dsl.value.Value.Items;
import io.distric.dsl.value.Value.Null;
import io.distric.dsl.value.Value.Num;
import io.distric.dsl.value.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * JSON and values. Strict: UTF-8, the grammar to the letter, no key twice, numbers within the
 * limits of the language. Instants are written as ISO 8601, lengths of time as the language spells
 * them, both as texts.
 */
public final class Json {

  /** How deep a text may be unless the caller says. */
  public static final int DEPTH_MAX = 512;

  private final JsonScanner scanner = new JsonScanner();
  private final int depthMax;

  /** Behind what was read last. */
  private int position;

  private Json(int depthMax) {
    this.depthMax = depthMax;
  }

  /** Reads a whole text. */
  public static Value parse(byte[] bytes) throws MalformedJson {
    return parse(bytes, 0, bytes.length);
  }

  /** Reads a range that holds one value and blanks. */
  public static Value parse(byte[] bytes, int offset, int length) throws MalformedJson {
    return parse(bytes, offset, length, DEPTH_MAX);
  }

  /** Reads a range that holds one value, nested at most so deep, and blanks. */
  public static Value parse(byte[] bytes, int offset, int length, int depthMax)
      throws MalformedJson {
    Json json = new Json(depthMax);
    json.scanner.reset(bytes, offset, length, Integer.MAX_VALUE);
    Value value = json.value(offset, 0);
    int last = json.scanner.blank(json.position);
    if (json.scanner.at(last) >= 0) {
      throw json.fault("expected the end", last);
    }
    return value;
  }

  /** Reads what was validated before. */
  public static Value trusted(byte[] bytes) {
    return trusted(bytes, 0, bytes.length);
  }

  /** Reads a range that was validated before. */
  public static Value trusted(byte[] bytes, int offset, int length) {
    try {
      return parse(bytes, offset, length);
    } catch (MalformedJson e) {
      throw new IllegalStateException("JSON that was validated before is broken", e);
    }
  }

  /** Writes a value. Missing fields of an object are left out; missing elsewhere is null. */
  public static byte[] write(Value value) {
    JsonWriter writer = new JsonWriter();
    writer.value(value);
    return writer.toByteArray();
  }

  /** Reads a value behind blanks, and leaves the position behind it. */
  private Value value(int from, int depth) throws MalformedJson {
    int at = scanner.blank(from);
    return switch (scanner.at(at)) {
      case '"' -> {
        position = scanner.text(at);
        yield new Text(scanner.string());
      }
      case '{' -> object(at, depth + 1);
      case '[' -> list(at, depth + 1);
      case 't' -> word(at, "true", Bool.TRUE);
      case 'f' -> word(at, "false", Bool.FALSE);
      case 'n' -> word(at, "null", Null.NULL);
      default -> number(at);
    };
  }

  private Value word(int at, String word, Value value) throws MalformedJson {
    position = scanner.word(at, word);
    return value;
  }

  private Value number(int at) throws MalformedJson {
    int first = scanner.at(at);
    if (first != '-' && (first < '0' || first > '9')) {
      throw fault("expected a value", at);
    }
    position = scanner.number(at);
    return new Num(scanner.decimal());
  }

  private Value object(int from, int depth) throws MalformedJson {
    enter(from, depth);
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    if (isEmpty(from, '}')) {
      return new Fields(fields);
    }
    do {
      int at = scanner.blank(position);
      if (scanner.at(at) != '"') {
        throw fault("expected a key in quotes", at);
      }
      int colon = scanner.blank(scanner.text(at));
      String key = scanner.string();
      if (scanner.at(colon) != ':') {
        throw fault("expected ':'", colon);
      }
      if (fields.putIfAbsent(key, value(colon + 1, depth)) != null) {
        throw scanner.fault(DUPLICATE_KEY, "the key '" + key + "' is there twice", at);
      }
    } while (more('}'));
    return new Fields(fields);
  }

  private Value list(int from, int depth) throws MalformedJson {
    enter(from, depth);
    List<Value> elements = new ArrayList<>();
    if (isEmpty(from, ']')) {
      return new Items(elements);
    }
    do {
      elements.add(value(position, depth));
    } while (more(']'));
    return new Items(elements);
  }

  /** Whether what was opened is closed at once; leaves the position where it goes on. */
  private boolean isEmpty(int from, char close) {
    int at = scanner.blank(from + 1);
    boolean empty = scanner.at(at) == close;
    position = empty ? at + 1 : at;
    return empty;
  }

  private boolean more(char close) throws MalformedJson {
    int at = scanner.blank(position);
    int next = scanner.at(at);
    if (next != ',' && next != close) {
      throw fault("expected ',' or '" + close + "'", at);
    }
    position = at + 1;
    return next == ',';
  }

  private void enter(int from, int depth) throws MalformedJson {
    if (depth > depthMax) {
      throw scanner.fault(TOO_DEEP, "nested deeper than " + depthMax + " levels", from);
    }
  }

  private MalformedJson fault(String expected, int at) {
    return scanner.fault(SYNTAX, expected + ", but found " + scanner.found(at), at);
  }
}
