package io.distric.catalog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The root of a catalog version: its chunks, in the order of their items.
 *
 * @param chunks ascending, not overlapping
 */
record Manifest(List<Chunk> chunks) {

  static final Manifest EMPTY = new Manifest(List.of());

  private static final int FORMAT = 1;

  Manifest {
    chunks = List.copyOf(chunks);
  }

  /**
   * A run of items in one blob.
   *
   * @param hash of the blob
   * @param first its least item
   * @param items how many
   * @param bytes of their content
   */
  record Chunk(String hash, ItemKey first, int items, int bytes) {}

  long bytes() {
    return chunks.stream().mapToLong(Chunk::bytes).sum();
  }

  /** Position of the chunk that holds an item, if any does; 0 for one before the first. */
  int position(ItemKey key) {
    int low = 0;
    int high = chunks.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (chunks.get(middle).first().compareTo(key) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The chunks that hold all items of a kind, and perhaps some others. */
  List<Chunk> holding(ItemKind kind) {
    int end = chunks.size();
    while (end > 0 && chunks.get(end - 1).first().kind().compareTo(kind) > 0) {
      end--;
    }
    return end == 0 ? List.of() : chunks.subList(position(new ItemKey(kind, "")), end);
  }

  Blob encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeInt(chunks.size());
      for (Chunk chunk : chunks) {
        Texts.write(out, chunk.hash);
        out.writeByte(chunk.first.kind().number());
        Texts.write(out, chunk.first.id());
        out.writeInt(chunk.items);
        out.writeInt(chunk.bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return new Blob(bytes.toByteArray());
  }

  static Manifest decode(byte[] blob) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(blob))) {
      if (in.readByte() != FORMAT) {
        throw new IOException("unknown format");
      }
      int count = in.readInt();
      List<Chunk> chunks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String hash = Texts.read(in);
        ItemKind kind = ItemKind.of(in.readByte());
        chunks.add(new Chunk(hash, new ItemKey(kind, Texts.read(in)), in.readInt(), in.readInt()));
      }
      return new Manifest(chunks);
    } catch (IOException e) {
      throw new IllegalStateException("the root of a catalog cannot be read", e);
    }
  }
}
