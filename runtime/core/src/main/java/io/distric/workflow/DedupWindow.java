package io.distric.workflow;

import io.distric.protocol.WireReader;
import io.distric.protocol.WireWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of accepted messages with their receipts: a log of packed records, oldest first, and an
 * index of where a key's record is. What leaves is decided by record bytes, number and engine time
 * alone, so that replicas agree. Confined to the apply thread.
 */
final class DedupWindow {

  /** What a record costs beside its bytes: its length and its share of the index. */
  static final int OVERHEAD = 24;

  /** The index tells at most so many keys apart. */
  static final int KEYS_MAX = 1 << 23;

  private final DedupLog log = new DedupLog();
  private final DedupIndex index = new DedupIndex(log);
  private final WireWriter scratch = new WireWriter(512);
  private long salt;
  private boolean salted;
  private int keys;
  private long bytes;

  int keys() {
    return keys;
  }

  /** Memory that counts towards the budget. */
  long bytes() {
    return bytes;
  }

  /** Engine time of the oldest record, or {@link Long#MAX_VALUE}. */
  long oldest() {
    return keys == 0 ? Long.MAX_VALUE : log.time(log.head());
  }

  long salt() {
    return salt;
  }

  boolean salted() {
    return salted;
  }

  /** Chosen once, so that nobody can choose keys that collide. */
  void salt(long entropy) {
    salt = entropy;
    salted = true;
  }

  /** The record of a key, or null. */
  @Nullable DedupRecord find(String client, String messageId) {
    long hash = key(client, messageId);
    long at = index.find(hash, scratch.buffer(), scratch.size());
    return at < 0 ? null : DedupRecord.readFrom(log.reader(at));
  }

  /** Adds a record whose key is not there. */
  void add(DedupRecord added) {
    long hash = key(added.client(), added.messageId());
    scratch.clear();
    added.writeTo(scratch, hash);
    append(hash, scratch.buffer(), scratch.size());
  }

  /** Drops what is too old or too much, the oldest first. */
  void trim(long now, long windowMillis, long bytesMax) {
    while (keys > 0
        && (bytes > bytesMax || keys > KEYS_MAX || log.time(log.head()) < now - windowMillis)) {
      long head = log.head();
      index.remove(log.hash(head), head);
      bytes -= log.length(head) + OVERHEAD;
      keys--;
      log.dropHead();
    }
  }

  /** All records, oldest first, as they are now. */
  DedupLog.Records records() {
    return log.records();
  }

  void clear(long saltAgain, boolean wasSalted) {
    log.clear();
    index.clear();
    keys = 0;
    bytes = 0;
    salt = saltAgain;
    salted = wasSalted;
  }

  /** Adds a record in its packed form, from a snapshot. */
  void restore(byte[] packed) {
    WireReader in = new WireReader(packed);
    DedupRecord.readFrom(in);
    in.expectEnd();
    append(new WireReader(packed).i64(), packed, packed.length);
  }

  private void append(long hash, byte[] packed, int length) {
    long at = log.append(packed, length);
    index.put(hash, at);
    keys++;
    bytes += length + OVERHEAD;
  }

  private long key(String client, String messageId) {
    scratch.clear();
    DedupRecord.writeKey(scratch, client, messageId);
    long hash = salt;
    byte[] buffer = scratch.buffer();
    for (int i = 0; i < scratch.size(); i++) {
      hash = (hash ^ buffer[i]) * 0xFF51_AFD7_ED55_8CCDL;
      hash ^= hash >>> 32;
    }
    return Mix.mix(hash);
  }

  /** Test access: the records as they would be written. */
  List<byte[]> packed() {
    return log.records().all();
  }

  static boolean equal(byte[] one, int from, byte[] other, int length) {
    return from + length <= one.length && Arrays.equals(one, from, from + length, other, 0, length);
  }
}
