package io.distric.catalog;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Items of a catalog as a compressed blob. */
final class ChunkCodec {

  private static final int FORMAT = 1;

  /** Between the compression and the fields, which are short: each call of it leaves Java. */
  private static final int BUFFER_BYTES = 8192;

  private ChunkCodec() {}

  static Blob encode(List<CatalogItem> items) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(FORMAT);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new DeflaterOutputStream(bytes, deflater, BUFFER_BYTES), BUFFER_BYTES))) {
      out.writeInt(items.size());
      for (CatalogItem item : items) {
        write(out, item);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    } finally {
      deflater.end();
    }
    return new Blob(bytes.toByteArray());
  }

  static List<CatalogItem> decode(byte[] blob) {
    if (blob.length == 0 || blob[0] != FORMAT) {
      throw new IllegalStateException("a chunk of the catalog begins with its format, 1");
    }
    ByteArrayInputStream bytes = new ByteArrayInputStream(blob, 1, blob.length - 1);
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new InflaterInputStream(bytes), BUFFER_BYTES))) {
      int count = in.readInt();
      List<CatalogItem> items = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        items.add(read(in));
      }
      return items;
    } catch (IOException e) {
      throw new UncheckedIOException("a chunk of the catalog cannot be read", e);
    }
  }

  private static void write(DataOutputStream out, CatalogItem item) throws IOException {
    out.writeByte(item.key().kind().number());
    Texts.write(out, item.key().id());
    out.writeLong(item.version());
    Texts.write(out, item.origin());
    out.writeLong(item.createdAt());
    out.writeLong(item.updatedAt());
    Texts.write(out, item.content());
  }

  private static CatalogItem read(DataInputStream in) throws IOException {
    ItemKind kind = ItemKind.of(in.readByte());
    return new CatalogItem(
        new ItemKey(kind, Texts.read(in)),
        in.readLong(),
        Texts.read(in),
        in.readLong(),
        in.readLong(),
        Texts.read(in));
  }
}
