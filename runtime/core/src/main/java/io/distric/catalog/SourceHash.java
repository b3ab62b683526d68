package io.distric.catalog;

import io.distric.dsl.source.SourceText;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hashes of texts of any length, without a copy of them. SHA-256 of their UTF-16, most significant
 * byte first. Confined to one thread.
 */
final class SourceHash {

  private static final int PIECE = 1 << 12;

  private final char[] chars = new char[PIECE];
  private final byte[] bytes = new byte[2 * PIECE];
  private final MessageDigest digest = Blob.sha256();

  private SourceHash() {}

  /** The hash of each text and what is beside it, by the name of the text. */
  static Map<String, String> byName(List<SourceText> sources) {
    SourceHash hash = new SourceHash();
    Map<String, String> hashes = HashMap.newHashMap(sources.size());
    sources.forEach(source -> hashes.put(source.name(), hash.of(source)));
    return hashes;
  }

  private String of(SourceText source) {
    add(source.text());
    new TreeMap<>(source.beside())
        .forEach(
            (name, text) -> {
              add("\n" + name + "\n");
              add(text);
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  private void add(String text) {
    for (int from = 0; from < text.length(); from += PIECE) {
      int count = Math.min(PIECE, text.length() - from);
      text.getChars(from, from + count, chars, 0);
      for (int i = 0; i < count; i++) {
        bytes[2 * i] = (byte) (chars[i] >>> Byte.SIZE);
        bytes[2 * i + 1] = (byte) chars[i];
      }
      digest.update(bytes, 0, 2 * count);
    }
  }
}
