package io.distric.dsl.value;

/** The escapes in texts of JSON. Halves of surrogate pairs stand for no character: refused. */
final class JsonEscapes {

  private JsonEscapes() {}

  /** Behind the escape at a backslash; negative if it is none. */
  static int check(byte[] bytes, int at, int end) {
    if (at + 1 >= end) {
      return -1;
    }
    return switch (bytes[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
      case 'u' -> checkUnit(bytes, at, end);
      default -> -1;
    };
  }

  private static int checkUnit(byte[] bytes, int at, int end) {
    int unit = unit(bytes, at, end);
    if (unit < 0 || Character.isLowSurrogate((char) unit)) {
      return -1;
    }
    if (!Character.isHighSurrogate((char) unit)) {
      return at + 6;
    }
    int low = unit(bytes, at + 6, end);
    return low >= 0 && Character.isLowSurrogate((char) low) ? at + 12 : -1;
  }

  /** The code unit of the escape at a backslash; -1 if there is none. */
  private static int unit(byte[] bytes, int at, int end) {
    if (at + 6 > end || bytes[at] != '\\' || bytes[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = 2; i < 6; i++) {
      byte b = bytes[at + i];
      // Character.digit knows digits of other scripts, but no byte below 128 is one.
      int digit = b < 0 ? -1 : Character.digit(b, 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  static MalformedJson fault(byte[] bytes, int at, int end, int position) {
    int unit = unit(bytes, at, end);
    if (unit >= 0) {
      return new MalformedJson(
          MalformedJson.Kind.ENCODING, "half of a surrogate pair is no character", position);
    }
    return new MalformedJson(
        MalformedJson.Kind.SYNTAX, "JSON has no such escape in a text", position);
  }

  /** Writes a validated text without its escapes; the number of bytes written. */
  static int resolve(byte[] bytes, int from, int to, byte[] target) {
    int out = 0;
    int at = from;
    while (at < to) {
      byte b = bytes[at];
      if (b != '\\') {
        target[out++] = b;
        at++;
      } else if (bytes[at + 1] != 'u') {
        target[out++] = simple(bytes[at + 1]);
        at += 2;
      } else {
        int unit = unit(bytes, at, to);
        at += 6;
        if (Character.isHighSurrogate((char) unit)) {
          unit = Character.toCodePoint((char) unit, (char) unit(bytes, at, to));
          at += 6;
        }
        out = encode(unit, target, out);
      }
    }
    return out;
  }

  private static byte simple(byte escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escape;
    };
  }

  private static int encode(int codePoint, byte[] target, int at) {
    int out = at;
    if (codePoint < 0x80) {
      target[out++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      target[out++] = (byte) (0xc0 | codePoint >> 6);
      target[out++] = (byte) (0x80 | (codePoint & 0x3f));
    } else if (codePoint < 0x10000) {
      target[out++] = (byte) (0xe0 | codePoint >> 12);
      target[out++] = (byte) (0x80 | (codePoint >> 6 & 0x3f));
      target[out++] = (byte) (0x80 | (codePoint & 0x3f));
    } else {
      target[out++] = (byte) (0xf0 | codePoint >> 18);
      target[out++] = (byte) (0x80 | (codePoint >> 12 & 0x3f));
      target[out++] = (byte) (0x80 | (codePoint >> 6 & 0x3f));
      target[out++] = (byte) (0x80 | (codePoint & 0x3f));
    }
    return out;
  }
}
