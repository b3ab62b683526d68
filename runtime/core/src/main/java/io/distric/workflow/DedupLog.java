package io.distric.workflow;

import io.distric.protocol.WireReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A log of packed records in chunks that are only ever appended to, so that a view is a copy of the
 * list of chunks. A record's position stays as it is until the record is dropped from the head.
 */
final class DedupLog {

  static final int CHUNK_BITS = 18;

  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int CHUNK_FIRST = 4096;
  private static final int LENGTH_BYTES = 4;

  /** Positions are numbered modulo this many chunks; far fewer are ever alive. */
  private static final int CHUNKS = 1 << 21;

  private final List<Chunk> chunks = new ArrayList<>();
  private int firstChunk;
  private int headOffset;

  private static final class Chunk {
    byte[] bytes = new byte[CHUNK_FIRST];
    int used;
  }

  /** Adds a record and gives its position: at least 0, below 2^39. */
  long append(byte[] packed, int length) {
    Chunk chunk = chunks.isEmpty() ? null : chunks.getLast();
    if (chunk == null || chunk.used + LENGTH_BYTES + length > CHUNK) {
      chunk = new Chunk();
      chunks.add(chunk);
    }
    int needed = chunk.used + LENGTH_BYTES + length;
    if (needed > chunk.bytes.length) {
      int doubled = Math.min(chunk.bytes.length * 2, CHUNK);
      chunk.bytes = Arrays.copyOf(chunk.bytes, Math.max(doubled, needed));
    }
    int offset = chunk.used;
    putLength(chunk.bytes, offset, length);
    System.arraycopy(packed, 0, chunk.bytes, offset + LENGTH_BYTES, length);
    chunk.used = needed;
    int number = (firstChunk + chunks.size() - 1) % CHUNKS;
    return (long) number << CHUNK_BITS | offset;
  }

  /** Position of the oldest record. */
  long head() {
    return (long) firstChunk << CHUNK_BITS | headOffset;
  }

  void dropHead() {
    Chunk chunk = chunks.getFirst();
    headOffset += LENGTH_BYTES + length(chunk.bytes, headOffset);
    if (headOffset >= chunk.used) {
      chunks.removeFirst();
      firstChunk = (firstChunk + 1) % CHUNKS;
      headOffset = 0;
    }
  }

  int length(long position) {
    return length(chunk(position).bytes, offset(position));
  }

  long hash(long position) {
    return i64(position, 0);
  }

  long time(long position) {
    return i64(position, 8);
  }

  WireReader reader(long position) {
    return reader(chunk(position).bytes, offset(position));
  }

  /** Whether a record has this hash and key. */
  boolean matches(long position, long hash, byte[] key, int keyLength) {
    byte[] bytes = chunk(position).bytes;
    int from = offset(position) + LENGTH_BYTES + DedupRecord.keyOffset();
    return hash(position) == hash && DedupWindow.equal(bytes, from, key, keyLength);
  }

  void clear() {
    chunks.clear();
    firstChunk = 0;
    headOffset = 0;
  }

  Records records() {
    List<byte[]> bytes = new ArrayList<>(chunks.size());
    int[] used = new int[chunks.size()];
    for (Chunk chunk : chunks) {
      used[bytes.size()] = chunk.used;
      bytes.add(chunk.bytes);
    }
    return new Records(bytes, used, headOffset);
  }

  /** Records as they were at some time. Immutable; any thread. */
  static final class Records {
    private final List<byte[]> chunks;
    private final int[] used;
    private final int head;

    Records(List<byte[]> chunks, int[] used, int head) {
      this.chunks = chunks;
      this.used = used;
      this.head = head;
    }

    /** Gives the array and the offset of each record's length, oldest first. */
    void forEach(BiConsumer<byte[], Integer> visitor) {
      int offset = head;
      for (int i = 0; i < used.length; i++) {
        byte[] bytes = chunks.get(i);
        while (offset < used[i]) {
          visitor.accept(bytes, offset);
          offset += LENGTH_BYTES + length(bytes, offset);
        }
        offset = 0;
      }
    }

    List<byte[]> all() {
      List<byte[]> all = new ArrayList<>();
      forEach((bytes, offset) -> all.add(copy(bytes, offset)));
      return all;
    }
  }

  /** The record whose length stands at an offset. */
  static byte[] copy(byte[] bytes, int offset) {
    int from = offset + LENGTH_BYTES;
    return Arrays.copyOfRange(bytes, from, from + length(bytes, offset));
  }

  private static WireReader reader(byte[] bytes, int offset) {
    return new WireReader(bytes, offset + LENGTH_BYTES, length(bytes, offset));
  }

  private Chunk chunk(long position) {
    int number = (int) (position >>> CHUNK_BITS);
    return chunks.get((number - firstChunk + CHUNKS) % CHUNKS);
  }

  private static int offset(long position) {
    return (int) (position & (CHUNK - 1));
  }

  private long i64(long position, int at) {
    byte[] bytes = chunk(position).bytes;
    int from = offset(position) + LENGTH_BYTES + at;
    return (long) length(bytes, from) << 32 | (length(bytes, from + 4) & 0xFFFF_FFFFL);
  }

  private static int length(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  private static void putLength(byte[] bytes, int at, int length) {
    bytes[at] = (byte) (length >>> 24);
    bytes[at + 1] = (byte) (length >>> 16);
    bytes[at + 2] = (byte) (length >>> 8);
    bytes[at + 3] = (byte) length;
  }
}
