package io.distric.dsl.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text as a key.
 *
 * @param utf8 its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared below
record Utf8Key(byte[] utf8) {
  static Utf8Key of(String text) {
    return new Utf8Key(text.getBytes(StandardCharsets.UTF_8));
  }

  /** In bytes. */
  int length() {
    return utf8.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Utf8Key(var bytes) && Arrays.equals(utf8, bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }
}
