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

  static String hash(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
