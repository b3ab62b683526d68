package io.distric.workflow;

import io.distric.protocol.WireReader;
import io.distric.protocol.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A message that was accepted, as the dedup window keeps it.
 *
 * @param client who sent it
 * @param messageId its key
 * @param bodyHash of its bytes
 * @param time of acceptance
 * @param receipt what the client was told
 */
record DedupRecord(
    String client, String messageId, long bodyHash, long time, Outcome.Accepted receipt) {

  private static final int HASH_BYTES = 8;

  /** Writes the record, its key's hash and time at the start where they are found unread. */
  void writeTo(WireWriter out, long hash) {
    out.i64(hash);
    out.i64(time);
    writeKey(out, client, messageId);
    out.i64(bodyHash);
    out.varint(receipt.catalogVersion());
    out.varint(receipt.index());
    out.varint(receipt.ordinal());
    out.varint(receipt.matched().size());
    receipt.matched().forEach(out::text);
    out.varint(receipt.instances().size());
    receipt.instances().forEach(out::uuid);
  }

  static void writeKey(WireWriter out, String client, String messageId) {
    out.text(client);
    out.text(messageId);
  }

  static DedupRecord readFrom(WireReader in) {
    in.i64();
    long time = in.i64();
    String client = in.text();
    String messageId = in.text();
    long bodyHash = in.i64();
    long catalogVersion = in.varint();
    long index = in.varint();
    int ordinal = in.varintIn(0, Integer.MAX_VALUE);
    List<String> matched = new ArrayList<>();
    for (int count = in.count(1); count > 0; count--) {
      matched.add(in.text());
    }
    List<UUID> instances = new ArrayList<>();
    for (int count = in.count(16); count > 0; count--) {
      instances.add(in.uuid());
    }
    Outcome.Accepted receipt =
        new Outcome.Accepted(catalogVersion, matched, instances, index, ordinal, true);
    return new DedupRecord(client, messageId, bodyHash, time, receipt);
  }

  static int keyOffset() {
    return HASH_BYTES + HASH_BYTES;
  }
}
