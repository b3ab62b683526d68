package io.distric.catalog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A piece of a catalog, named by what it holds. */
final class Blob {

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

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
