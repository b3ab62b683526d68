package io.distric.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A piece of a catalog, named by what it holds. */
final class Blob {

  private static final int PIECE = 1 << 16;

  private final String hash;
  private final byte[] bytes;

  Blob(byte[] bytes) {
    this.hash = hash(bytes);
    this.bytes = bytes;
  }

  String hash() {
    return hash;
  }

  byte[] bytes() {
    return bytes;
  }

  static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** The hash of a text of any length, without a copy of it. */
  static String hash(String text) {
    MessageDigest digest = sha256();
    for (int i = 0; i < text.length(); i += PIECE) {
      String piece = text.substring(i, Math.min(text.length(), i + PIECE));
      digest.update(piece.getBytes(StandardCharsets.UTF_16BE));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
