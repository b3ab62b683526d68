package io.distric.protocol;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.source.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The binary form of an expression; its places in the source text are not kept. */
@SuppressWarnings("EnumOrdinal") // the ordinals are the format: operators are only appended
final class ExprCodec {

  private static final int DEPTH_MAX = 256;

  private static final int LITERAL = 1;
  private static final int PATH = 2;
  private static final int AT = 3;
  private static final int MEMBER = 4;
  private static final int UNARY = 5;
  private static final int BINARY = 6;
  private static final int BETWEEN = 7;
  private static final int IS = 8;
  private static final int CONDITIONAL = 9;
  private static final int CALL = 10;
  private static final int LIST = 11;
  private static final int MAP = 12;
  private static final int TEMPLATE = 13;

  private ExprCodec() {}

  static void write(WireWriter out, Expr expression) {
    switch (expression) {
      case Expr.Literal(var value, Span _) -> {
        out.u8(LITERAL);
        ValueCodec.write(out, value);
      }
      case Expr.Path(var segments, Span _) -> {
        out.u8(PATH);
        out.varint(segments.size());
        segments.forEach(segment -> writeSegment(out, segment));
      }
      case Expr.At(Expr target, Expr key, Span _) -> {
        out.u8(AT);
        write(out, target);
        write(out, key);
      }
      case Expr.Member(Expr target, String name, Span _) -> {
        out.u8(MEMBER);
        write(out, target);
        out.text(name);
      }
      case Expr.Unary unary -> writeUnary(out, unary);
      case Expr.Binary binary -> writeBinary(out, binary);
      case Expr.Between between -> writeBetween(out, between);
      case Expr.Is(Expr operand, var state, boolean negated, Span _) -> {
        out.u8(IS);
        write(out, operand);
        out.u8(state.ordinal());
        out.flag(negated);
      }
      case Expr.Conditional(Expr condition, Expr then, Expr otherwise, Span _) -> {
        out.u8(CONDITIONAL);
        write(out, condition);
        write(out, then);
        write(out, otherwise);
      }
      case Expr.Call(String function, var arguments, Span _) -> {
        out.u8(CALL);
        out.text(function);
        writeAll(out, arguments);
      }
      case Expr.ListOf(var elements, Span _) -> {
        out.u8(LIST);
        writeAll(out, elements);
      }
      case Expr.MapOf(var entries, Span _) -> {
        out.u8(MAP);
        writeEntries(out, entries);
      }
      case Expr.Template(var parts, Span _) -> {
        out.u8(TEMPLATE);
        writeAll(out, parts);
      }
    }
  }

  static Expr read(WireReader in, int depth) {
    if (depth > DEPTH_MAX) {
      throw in.damaged("expected an expression of at most " + DEPTH_MAX + " levels");
    }
    int next = depth + 1;
    int tag = in.u8();
    return switch (tag) {
      case LITERAL -> new Expr.Literal(ValueCodec.read(in, 0), Span.NONE);
      case PATH -> new Expr.Path(list(in, i -> readSegment(in, i)), Span.NONE);
      case AT -> new Expr.At(read(in, next), read(in, next), Span.NONE);
      case MEMBER -> new Expr.Member(read(in, next), in.text(), Span.NONE);
      case UNARY ->
          new Expr.Unary(constant(in, Expr.UnaryOperator.values()), read(in, next), Span.NONE);
      case BINARY ->
          new Expr.Binary(
              constant(in, Expr.BinaryOperator.values()),
              read(in, next),
              read(in, next),
              Span.NONE);
      case BETWEEN ->
          new Expr.Between(read(in, next), read(in, next), read(in, next), in.flag(), Span.NONE);
      case IS ->
          new Expr.Is(read(in, next), constant(in, Expr.Presence.values()), in.flag(), Span.NONE);
      case CONDITIONAL ->
          new Expr.Conditional(read(in, next), read(in, next), read(in, next), Span.NONE);
      case CALL -> new Expr.Call(in.text(), readAll(in, next), Span.NONE);
      case LIST -> new Expr.ListOf(readAll(in, next), Span.NONE);
      case MAP -> new Expr.MapOf(readEntries(in, next), Span.NONE);
      case TEMPLATE -> new Expr.Template(readAll(in, next), Span.NONE);
      default -> throw in.damaged("expected an expression, but found tag " + tag);
    };
  }

  static void writeEntries(WireWriter out, List<Expr.Entry> entries) {
    out.varint(entries.size());
    for (Expr.Entry entry : entries) {
      out.text(entry.key());
      write(out, entry.value());
    }
  }

  static List<Expr.Entry> readEntries(WireReader in, int depth) {
    return list(in, i -> new Expr.Entry(in.text(), read(in, depth + 1)));
  }

  static Duration readLength(WireReader in) {
    return Duration.ofSeconds(in.signed(), in.varintIn(0, 999_999_999));
  }

  private static void writeUnary(WireWriter out, Expr.Unary unary) {
    out.u8(UNARY);
    out.u8(unary.operator().ordinal());
    write(out, unary.operand());
  }

  private static void writeBinary(WireWriter out, Expr.Binary binary) {
    out.u8(BINARY);
    out.u8(binary.operator().ordinal());
    write(out, binary.left());
    write(out, binary.right());
  }

  private static void writeBetween(WireWriter out, Expr.Between between) {
    out.u8(BETWEEN);
    write(out, between.operand());
    write(out, between.low());
    write(out, between.high());
    out.flag(between.negated());
  }

  private static void writeSegment(WireWriter out, Expr.Segment segment) {
    switch (segment) {
      case Expr.Segment.Name(String name) -> {
        out.u8(0);
        out.text(name);
      }
      case Expr.Segment.Index(int position) -> {
        out.u8(1);
        out.signed(position);
      }
      case Expr.Segment.Any _ -> out.u8(2);
    }
  }

  private static Expr.Segment readSegment(WireReader in, int at) {
    int tag = in.u8();
    return switch (tag) {
      case 0 -> new Expr.Segment.Name(in.text());
      case 1 -> new Expr.Segment.Index((int) in.signed());
      case 2 -> Expr.Segment.Any.ANY;
      default -> throw in.damaged("expected segment " + at + " of a path, but found tag " + tag);
    };
  }

  private static void writeAll(WireWriter out, List<Expr> expressions) {
    out.varint(expressions.size());
    expressions.forEach(expression -> write(out, expression));
  }

  private static List<Expr> readAll(WireReader in, int depth) {
    return list(in, i -> read(in, depth));
  }

  private static <T> List<T> list(WireReader in, IntFunction<T> element) {
    int count = in.count(1);
    List<T> elements = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      elements.add(element.apply(i));
    }
    return elements;
  }

  private static <T> T constant(WireReader in, T[] constants) {
    int ordinal = in.u8();
    if (ordinal >= constants.length) {
      throw in.damaged("expected one of " + constants.length + " constants, but found " + ordinal);
    }
    return constants[ordinal];
  }
}
