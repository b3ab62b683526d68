package io.distric.dsl.value;

import static io.distric.dsl.value.MalformedJson.Kind.NUMBER_RANGE;
import static io.distric.dsl.value.MalformedJson.Kind.SYNTAX;
import static io.distric.dsl.value.MalformedJson.Kind.TOO_LARGE;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Reads the tokens of a JSON text in UTF-8 and validates every byte of them. Positions are
 * absolute; each token is told where it begins and tells where the next byte stands, so that a pass
 * keeps its position in a register: the next load waits for nothing else. What the last token was
 * stands in fields, so that a pass allocates nothing. Confined to one thread.
 */
public final class JsonScanner {

  private static final int FAST_DIGITS_MAX = 18;

  private byte[] bytes = {};
  private int start;
  private int end;
  private int textBytesMax = Integer.MAX_VALUE;

  private int textFrom;
  private int textTo;
  private boolean escaped;
  private byte[] scratch = new byte[64];

  private long keyFirst;
  private long keyRest;

  private long hash;

  private int numberFrom;
  private int numberTo;
  private boolean whole;
  private long digits;
  private int scale;

  /** Starts on a text; a text in it may have so many bytes. */
  public void reset(byte[] source, int offset, int length, int textBytesLimit) {
    bytes = source;
    start = offset;
    end = offset + length;
    textBytesMax = textBytesLimit;
  }

  /** The position of the next byte that is no blank, or the end. */
  public int blank(int from) {
    int p = from;
    while (p < end) {
      byte b = bytes[p];
      if (b > ' ' || b < 0) {
        break;
      }
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        break;
      }
      p++;
    }
    return p;
  }

  /** The byte at a position, or -1 at the end. */
  public int at(int position) {
    return position < end ? bytes[position] & 0xff : -1;
  }

  /** Reads the text that begins at a quote; the position behind it. */
  public int text(int quote) throws MalformedJson {
    int p = quote + 1;
    textFrom = p;
    escaped = false;
    while (true) {
      p = plain(p);
      if (p >= end) {
        throw fault(SYNTAX, "the text that began here never ends", textFrom - 1);
      }
      byte b = bytes[p];
      if (b == '"') {
        break;
      }
      p = b == '\\' ? escape(p) : special(p, b);
    }
    textTo = p;
    if (p - textFrom > textBytesMax) {
      throw fault(TOO_LARGE, "a text has more than " + textBytesMax + " bytes", quote);
    }
    return p + 1;
  }

  /** Reads a key that begins at a quote; the position behind it. */
  public int key(int quote) throws MalformedJson {
    int from = quote + 1;
    int p = from;
    long mixed = KeyHash.SEED;
    long first = 0;
    while (p + 8 <= end) {
      long word = JsonWords.at(bytes, p);
      long mask = JsonWords.notPlain(word);
      if (mask != 0) {
        int count = Long.numberOfTrailingZeros(mask) >>> 3;
        boolean only = p == from;
        p += count;
        if (bytes[p] != '"' || p - from > textBytesMax) {
          break;
        }
        textFrom = from;
        textTo = p;
        escaped = false;
        long rest = JsonWords.first(word, count);
        keyFirst = only ? rest : first;
        keyRest = only ? 0 : rest;
        hash = KeyHash.last(mixed, rest, count);
        return p + 1;
      }
      first = p == from ? word : first;
      mixed = KeyHash.next(mixed, word);
      p += 8;
    }
    int behind = text(quote);
    byte[] content = contentBytes();
    keyFirst = KeyHash.word(content, contentFrom(), contentTo());
    keyRest = KeyHash.word(content, contentFrom() + 8, contentTo());
    hash = KeyHash.of(content, contentFrom(), contentTo());
    return behind;
  }

  /** The hash of the last key, that of {@link KeyHash}, escapes resolved. */
  public long hash() {
    return hash;
  }

  /** The first eight bytes of the last key, or all of them. */
  public long keyFirst() {
    return keyFirst;
  }

  /** The next bytes of the last key; all of them, if it has fewer than sixteen. */
  public long keyRest() {
    return keyRest;
  }

  /** Bytes in which the content of the last text stands, escapes resolved. */
  public byte[] contentBytes() {
    return escaped ? resolve() : bytes;
  }

  /** Where the content begins in {@link #contentBytes}. */
  public int contentFrom() {
    return escaped ? 0 : textFrom;
  }

  /** Where the content ends in {@link #contentBytes}, once that was called. */
  public int contentTo() {
    return escaped ? resolvedLength : textTo;
  }

  private int resolvedLength;

  private byte[] resolve() {
    if (scratch.length < textTo - textFrom) {
      scratch = new byte[Math.max(textTo - textFrom, scratch.length * 2)];
    }
    resolvedLength = JsonEscapes.resolve(bytes, textFrom, textTo, scratch);
    return scratch;
  }

  /** The last text. */
  public String string() {
    byte[] content = contentBytes();
    int from = contentFrom();
    return new String(content, from, contentTo() - from, StandardCharsets.UTF_8);
  }

  /** A range of a text without its quotes, escapes resolved. */
  public static String resolve(byte[] source, int from, int to) {
    byte[] resolved = new byte[to - from];
    int length = JsonEscapes.resolve(source, from, to, resolved);
    return new String(resolved, 0, length, StandardCharsets.UTF_8);
  }

  /** First byte of the last text as it stands in the source, behind the quote. */
  public int textFrom() {
    return textFrom;
  }

  /** Behind the last byte of the last text as it stands in the source. */
  public int textTo() {
    return textTo;
  }

  /** Whether the last text has escapes. */
  public boolean isEscaped() {
    return escaped;
  }

  /** Reads {@code true}, {@code false} or {@code null}; the position behind it. */
  public int word(int from, String wanted) throws MalformedJson {
    int length = wanted.length();
    boolean same = end - from >= length;
    for (int i = 0; same && i < length; i++) {
      same = bytes[from + i] == wanted.charAt(i);
    }
    if (!same) {
      throw fault(SYNTAX, "expected a value, but found " + found(from), from);
    }
    return from + length;
  }

  /** Reads a number, and checks its limits; the position behind it. */
  public int number(int from) throws MalformedJson {
    numberFrom = from;
    long number = from + Long.BYTES <= end ? JsonWords.shortNumber(JsonWords.at(bytes, from)) : 0;
    if (number == 0) {
      numberTo = longNumber(from);
    } else {
      digits = JsonWords.digits(number);
      scale = JsonWords.scale(number);
      whole = true;
      numberTo = from + JsonWords.length(number);
    }
    return numberTo;
  }

  private int longNumber(int from) throws MalformedJson {
    int p = from;
    if (bytes[p] == '-') {
      p++;
    }
    int first = p;
    long sum = 0;
    int d;
    while (p < end && (d = bytes[p] - '0') >= 0 && d <= 9) {
      sum = sum * 10 + d;
      p++;
    }
    int count = p - first;
    if (count == 0 || (count > 1 && bytes[first] == '0')) {
      throw fault(SYNTAX, "this is no number of JSON", from);
    }
    int places = 0;
    if (p < end && bytes[p] == '.') {
      int point = ++p;
      while (p < end && (d = bytes[p] - '0') >= 0 && d <= 9) {
        sum = sum * 10 + d;
        p++;
      }
      places = p - point;
      if (places == 0) {
        throw fault(SYNTAX, "a digit has to follow the point", p);
      }
    }
    scale = places;
    digits = bytes[from] == '-' ? -sum : sum;
    whole = count + places <= FAST_DIGITS_MAX;
    if (p < end && (bytes[p] | 0x20) == 'e') {
      whole = false;
      p = exponent(p + 1, places);
    }
    if (!whole) {
      limits(first, p);
    }
    return p;
  }

  /** Whether the last number is {@link #digits} at {@link #scale}; else it is {@link #decimal}. */
  public boolean isShort() {
    return whole;
  }

  /** Digits of the last number without its point, where it is short. */
  public long digits() {
    return digits;
  }

  /** Digits behind the point of the last number, where it is short. */
  public int scale() {
    return scale;
  }

  /** The last number. */
  public BigDecimal decimal() {
    return whole
        ? BigDecimal.valueOf(digits, scale)
        : new BigDecimal(
            new String(bytes, numberFrom, numberTo - numberFrom, StandardCharsets.US_ASCII));
  }

  /** Reads an exponent behind its letter; the position behind it. */
  private int exponent(int from, int places) throws MalformedJson {
    int p = from;
    boolean negative = p < end && bytes[p] == '-';
    if (p < end && (negative || bytes[p] == '+')) {
      p++;
    }
    int first = p;
    int sum = 0;
    int d;
    while (p < end && (d = bytes[p] - '0') >= 0 && d <= 9) {
      sum = Math.min(sum * 10 + d, 100_000_000);
      p++;
    }
    if (p == first) {
      throw fault(SYNTAX, "a digit has to follow the exponent's 'e'", p);
    }
    scale = negative ? places + sum : places - sum;
    return p;
  }

  private void limits(int first, int behind) throws MalformedJson {
    int significant = JsonWords.significant(bytes, first, behind);
    if (significant > Arithmetic.DIGITS_MAX || Math.abs(scale) > Arithmetic.SCALE_MAX) {
      String limits =
          Arithmetic.DIGITS_MAX + " digits, or its scale beyond " + Arithmetic.SCALE_MAX;
      throw fault(NUMBER_RANGE, "the number has more than " + limits, numberFrom);
    }
  }

  /** Skips bytes of a text that mean themselves. */
  private int plain(int from) {
    int p = from;
    while (p + 8 <= end) {
      long mask = JsonWords.notPlain(JsonWords.at(bytes, p));
      if (mask != 0) {
        return p + (Long.numberOfTrailingZeros(mask) >>> 3);
      }
      p += 8;
    }
    while (p < end && bytes[p] >= ' ' && bytes[p] != '"' && bytes[p] != '\\') {
      p++;
    }
    return p;
  }

  private int escape(int at) throws MalformedJson {
    escaped = true;
    int next = JsonEscapes.check(bytes, at, end);
    if (next < 0) {
      throw JsonEscapes.fault(bytes, at, end, at - start);
    }
    return next;
  }

  private int special(int at, byte b) throws MalformedJson {
    if (b >= 0) {
      throw fault(SYNTAX, "a control character in a text has to be escaped", at);
    }
    int length = Utf8Check.length(bytes, at, end);
    if (length == 0) {
      throw fault(MalformedJson.Kind.ENCODING, "the bytes here are not UTF-8", at);
    }
    return at + length;
  }

  /** What is at a position, for a message. */
  public String found(int position) {
    if (position >= end) {
      return "the end";
    }
    int b = bytes[position] & 0xff;
    return b > ' ' && b < 127 ? "'" + (char) b + "'" : "byte 0x%02x".formatted(b);
  }

  /** A fault at a position. */
  public MalformedJson fault(MalformedJson.Kind kind, String message, int at) {
    return new MalformedJson(kind, message, at - start);
  }
}
