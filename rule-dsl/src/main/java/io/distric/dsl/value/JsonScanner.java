package io.distric.dsl.value;

import static io.distric.dsl.value.MalformedJson.Kind.NUMBER_RANGE;
import static io.distric.dsl.value.MalformedJson.Kind.SYNTAX;
import static io.distric.dsl.value.MalformedJson.Kind.TOO_LARGE;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the tokens of a JSON text in UTF-8 and validates every byte of them. Keeps what the last
 * token was in fields, so that a pass over a text allocates nothing. Confined to one thread.
 */
public final class JsonScanner {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int FAST_DIGITS_MAX = 18;

  private byte[] bytes = {};
  private int start;
  private int pos;
  private int end;
  private int textBytesMax = Integer.MAX_VALUE;

  private int textFrom;
  private int textTo;
  private boolean escaped;
  private byte[] scratch = new byte[64];

  private long keyFirst;
  private long keyRest;

  private int numberFrom;
  private boolean whole;
  private long digits;
  private int scale;

  /** Starts on a text; a text in it may have so many bytes. */
  public void reset(byte[] source, int offset, int length, int textBytesLimit) {
    bytes = source;
    start = offset;
    pos = offset;
    end = offset + length;
    textBytesMax = textBytesLimit;
  }

  /** Skips blanks; the byte there, not consumed, or -1 at the end. */
  public int peek() {
    int p = pos;
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
    pos = p;
    return p < end ? bytes[p] & 0xff : -1;
  }

  /** Consumes the byte that {@link #peek} showed. */
  public void skip() {
    pos++;
  }

  /** Skips blanks and consumes a byte that has to be there. */
  public void expect(char wanted) throws MalformedJson {
    if (peek() != wanted) {
      throw fault(SYNTAX, "expected '" + wanted + "', but found " + found());
    }
    pos++;
  }

  /** Absolute position of the next byte. */
  public int position() {
    return pos;
  }

  /** Consumes the text that begins at the quote here. */
  public void text() throws MalformedJson {
    int p = pos + 1;
    textFrom = p;
    escaped = false;
    while (true) {
      p = plain(p);
      if (p >= end) {
        pos = p;
        throw fault(SYNTAX, "the text that began here never ends", textFrom - 1);
      }
      byte b = bytes[p];
      if (b == '"') {
        break;
      }
      p = b == '\\' ? escape(p) : special(p, b);
    }
    textTo = p;
    pos = p + 1;
    if (p - textFrom > textBytesMax) {
      throw fault(TOO_LARGE, "a text has more than " + textBytesMax + " bytes", textFrom - 1);
    }
  }

  /** Consumes a key; its hash is that of {@link KeyHash}, escapes resolved. */
  public long key() throws MalformedJson {
    int from = pos + 1;
    int p = from;
    long hash = KeyHash.SEED;
    long first = 0;
    while (p + 8 <= end) {
      long word = (long) WORDS.get(bytes, p);
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
        pos = p + 1;
        long rest = word & ((1L << (count << 3)) - 1);
        keyFirst = only ? rest : first;
        keyRest = only ? 0 : rest;
        return KeyHash.last(hash, rest, count);
      }
      first = p == from ? word : first;
      hash = KeyHash.next(hash, word);
      p += 8;
    }
    text();
    byte[] content = contentBytes();
    keyFirst = KeyHash.word(content, contentFrom(), contentTo());
    keyRest = KeyHash.word(content, contentFrom() + 8, contentTo());
    return KeyHash.of(content, contentFrom(), contentTo());
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

  /** Consumes {@code true}, {@code false} or {@code null}. */
  public void word(String wanted) throws MalformedJson {
    int length = wanted.length();
    boolean same = end - pos >= length;
    for (int i = 0; same && i < length; i++) {
      same = bytes[pos + i] == wanted.charAt(i);
    }
    if (!same) {
      throw fault(SYNTAX, "expected a value, but found " + found());
    }
    pos += length;
  }

  /** Consumes a number, and checks its limits. */
  public void number() throws MalformedJson {
    int p = pos;
    numberFrom = p;
    if (p + Long.BYTES <= end && shortNumber(p, (long) WORDS.get(bytes, p))) {
      return;
    }
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
      pos = p;
      throw fault(SYNTAX, "this is no number of JSON", numberFrom);
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
        pos = p;
        throw fault(SYNTAX, "a digit has to follow the point");
      }
    }
    pos = p;
    scale = places;
    digits = bytes[numberFrom] == '-' ? -sum : sum;
    whole = count + places <= FAST_DIGITS_MAX;
    if (p < end && (bytes[p] | 0x20) == 'e') {
      whole = false;
      scale = places - exponent();
    }
    if (!whole) {
      limits(first);
    }
  }

  /** Consumes a number without sign and exponent that ends within a word, if it is one. */
  private boolean shortNumber(int at, long word) {
    long values = JsonWords.values(word);
    long others = JsonWords.notDigits(values);
    // How many digits there are, and whether a point follows, cannot be guessed: no branch asks.
    int inFront = Long.numberOfTrailingZeros(others) >>> 3;
    int point = ((int) (((word >>> (inFront << 3)) & 0xff) ^ '.') - 1) >>> 31;
    int length = Long.numberOfTrailingZeros(others & (others - point)) >>> 3;
    boolean isLonger = length == Long.BYTES || ((word >>> (length << 3)) & 0xdf) == 'E';
    boolean isZero = inFront > 1 && (word & 0xff) == '0';
    if (inFront == 0 || length - inFront == 1 || isLonger || isZero) {
      return false;
    }
    long before = (1L << (inFront << 3)) - 1;
    long joined = (values & before) | ((values >>> (point << 3)) & ~before);
    pos = at + length;
    scale = point * (length - inFront - 1);
    digits = JsonWords.number(joined << (64 - ((length - point) << 3)));
    whole = true;
    return true;
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
            new String(bytes, numberFrom, pos - numberFrom, StandardCharsets.US_ASCII));
  }

  private int exponent() throws MalformedJson {
    int p = pos + 1;
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
    pos = p;
    if (p == first) {
      throw fault(SYNTAX, "a digit has to follow the exponent's 'e'");
    }
    return negative ? -sum : sum;
  }

  private void limits(int first) throws MalformedJson {
    int significant = JsonWords.significant(bytes, first, pos);
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
      long mask = JsonWords.notPlain((long) WORDS.get(bytes, p));
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
      pos = at;
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

  /** What is at the position, for a message. */
  public String found() {
    if (pos >= end) {
      return "the end";
    }
    int b = bytes[pos] & 0xff;
    return b > ' ' && b < 127 ? "'" + (char) b + "'" : "byte 0x%02x".formatted(b);
  }

  /** A fault at the present position. */
  public MalformedJson fault(MalformedJson.Kind kind, String message) {
    return fault(kind, message, pos);
  }

  /** A fault at an absolute position. */
  public MalformedJson fault(MalformedJson.Kind kind, String message, int at) {
    return new MalformedJson(kind, message, at - start);
  }
}
