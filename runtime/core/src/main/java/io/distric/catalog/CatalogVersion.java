package io.distric.catalog;

import java.nio.charset.StandardCharsets;

/**
 * A version of the catalog, and the audit record of the change that made it. The records form a
 * chain: each holds the hash of the one before.
 *
 * @param version from 1
 * @param root hash of its manifest
 * @param when milliseconds since the epoch
 * @param who asked: the name of a key, or of a folder
 * @param what one line: {@code put rule 'rule-001'}
 * @param from address or path
 * @param rules how many it has
 * @param workflows how many it has
 * @param previous hash of the record before; empty for the first
 * @param hash of this record
 */
public record CatalogVersion(
    long version,
    String root,
    long when,
    String who,
    String what,
    String from,
    int rules,
    int workflows,
    String previous,
    String hash) {

  /** A record with its hash. */
  static CatalogVersion chained(CatalogEntry.Activate activate, String previous) {
    String hash = hash(activate, previous);
    return new CatalogVersion(
        activate.version(),
        activate.root(),
        activate.when(),
        activate.who(),
        activate.what(),
        activate.from(),
        activate.rules(),
        activate.workflows(),
        previous,
        hash);
  }

  private static String hash(CatalogEntry.Activate activate, String previous) {
    String text =
        String.join(
            "\n",
            previous,
            Long.toString(activate.version()),
            activate.root(),
            Long.toString(activate.when()),
            quoted(activate.who()),
            quoted(activate.what()),
            quoted(activate.from()));
    return Blob.hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String text) {
    return text.length() + ":" + text;
  }
}
