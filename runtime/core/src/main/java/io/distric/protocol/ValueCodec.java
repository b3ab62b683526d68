package io.distric.protocol;

import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The binary form of a value. */
final class ValueCodec {

  private static final int DEPTH_MAX = 256;

  /** Far beyond what the language allows; below it no arithmetic on scales overflows. */
  private static final int SCALE_MAX = 1 << 20;

  private static final int MISSING = 0;
  private static final int NULL = 1;
  private static final int FALSE = 2;
  private static final int TRUE = 3;
  private static final int NUMBER = 4;
  private static final int TEXT = 5;
  private static final int TIME = 6;
  private static final int LENGTH = 7;
  private static final int ITEMS = 8;
  private static final int FIELDS = 9;

  private ValueCodec() {}

  static void write(WireWriter out, Value value) {
    switch (value) {
      case Value.Missing _ -> out.u8(MISSING);
      case Value.Null _ -> out.u8(NULL);
      case Value.Bool(boolean truth) -> out.u8(truth ? TRUE : FALSE);
      case Value.Num(BigDecimal number) -> {
        out.u8(NUMBER);
        out.signed(number.scale());
        out.bytes(number.unscaledValue().toByteArray());
      }
      case Value.Text(String text) -> {
        out.u8(TEXT);
        out.text(text);
      }
      case Value.Time(Instant time) -> {
        out.u8(TIME);
        out.signed(time.getEpochSecond());
        out.varint(time.getNano());
      }
      case Value.Length(var length) -> {
        out.u8(LENGTH);
        out.signed(length.getSeconds());
        out.varint(length.getNano());
      }
      case Value.Items(List<Value> elements) -> {
        out.u8(ITEMS);
        out.varint(elements.size());
        elements.forEach(element -> write(out, element));
      }
      case Value.Fields(SequencedMap<String, Value> fields) -> {
        out.u8(FIELDS);
        out.varint(fields.size());
        fields.forEach(
            (name, field) -> {
              out.text(name);
              write(out, field);
            });
      }
    }
  }

  static Value read(WireReader in, int depth) {
    if (depth > DEPTH_MAX) {
      throw in.damaged("expected a value of at most " + DEPTH_MAX + " levels");
    }
    int tag = in.u8();
    return switch (tag) {
      case MISSING -> Value.Missing.MISSING;
      case NULL -> Value.Null.NULL;
      case FALSE -> Value.Bool.FALSE;
      case TRUE -> Value.Bool.TRUE;
      case NUMBER -> readNumber(in);
      case TEXT -> new Value.Text(in.text());
      case TIME -> readTime(in);
      case LENGTH -> new Value.Length(ExprCodec.readLength(in));
      case ITEMS -> readItems(in, depth + 1);
      case FIELDS -> readFields(in, depth + 1);
      default -> throw in.damaged("expected a value, but found tag " + tag);
    };
  }

  private static Value readNumber(WireReader in) {
    long scale = in.signed();
    if (Math.abs(scale) > SCALE_MAX) {
      throw in.damaged("expected a number, but its scale is " + scale);
    }
    byte[] unscaled = in.bytes();
    if (unscaled.length == 0) {
      throw in.damaged("expected a number, but it has no digits");
    }
    return new Value.Num(new BigDecimal(new BigInteger(unscaled), (int) scale));
  }

  private static Value readTime(WireReader in) {
    long second = in.signed();
    if (second < Instant.MIN.getEpochSecond() || second > Instant.MAX.getEpochSecond()) {
      throw in.damaged("expected an instant, but found second " + second);
    }
    return new Value.Time(Instant.ofEpochSecond(second, in.varintIn(0, 999_999_999)));
  }

  private static Value readItems(WireReader in, int depth) {
    int count = in.count(1);
    List<Value> elements = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      elements.add(read(in, depth));
    }
    return new Value.Items(elements);
  }

  private static Value readFields(WireReader in, int depth) {
    int count = in.count(2);
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      fields.put(in.text(), read(in, depth));
    }
    return new Value.Fields(fields);
  }
}
