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
    Value value = json.value(0);
    if (json.scanner.peek() >= 0) {
      throw json.scanner.fault(SYNTAX, "expected the end, but found " + json.scanner.found());
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

  private Value value(int depth) throws MalformedJson {
    int first = scanner.peek();
    return switch (first) {
      case '"' -> {
        scanner.text();
        yield new Text(scanner.string());
      }
      case '{' -> object(depth + 1);
      case '[' -> list(depth + 1);
      case 't' -> word("true", Bool.TRUE);
      case 'f' -> word("false", Bool.FALSE);
      case 'n' -> word("null", Null.NULL);
      default -> number(first);
    };
  }

  private Value word(String word, Value value) throws MalformedJson {
    scanner.word(word);
    return value;
  }

  private Value number(int first) throws MalformedJson {
    if (first != '-' && (first < '0' || first > '9')) {
      throw scanner.fault(SYNTAX, "expected a value, but found " + scanner.found());
    }
    scanner.number();
    return new Num(scanner.decimal());
  }

  private Value object(int depth) throws MalformedJson {
    enter(depth);
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    if (scanner.peek() == '}') {
      scanner.skip();
      return new Fields(fields);
    }
    while (true) {
      if (scanner.peek() != '"') {
        throw scanner.fault(SYNTAX, "expected a key in quotes, but found " + scanner.found());
      }
      int at = scanner.position();
      scanner.text();
      String key = scanner.string();
      scanner.expect(':');
      if (fields.putIfAbsent(key, value(depth)) != null) {
        throw scanner.fault(DUPLICATE_KEY, "the key '" + key + "' is there twice", at);
      }
      if (!more('}')) {
        return new Fields(fields);
      }
    }
  }

  private Value list(int depth) throws MalformedJson {
    enter(depth);
    List<Value> elements = new ArrayList<>();
    if (scanner.peek() == ']') {
      scanner.skip();
      return new Items(elements);
    }
    do {
      elements.add(value(depth));
    } while (more(']'));
    return new Items(elements);
  }

  private boolean more(char close) throws MalformedJson {
    int next = scanner.peek();
    if (next != ',' && next != close) {
      String wanted = "expected ',' or '" + close + "', but found ";
      throw scanner.fault(SYNTAX, wanted + scanner.found());
    }
    scanner.skip();
    return next == ',';
  }

  private void enter(int depth) throws MalformedJson {
    if (depth > depthMax) {
      throw scanner.fault(TOO_DEEP, "nested deeper than " + depthMax + " levels");
    }
    scanner.skip();
  }
}
