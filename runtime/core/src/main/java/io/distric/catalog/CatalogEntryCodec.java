package io.distric.catalog;

import io.distric.catalog.CatalogEntry.Activate;
import io.distric.catalog.CatalogEntry.PutBlobs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries of the catalog's log as bytes: format, kind, fields. */
final class CatalogEntryCodec {

  private static final int FORMAT = 1;
  private static final int BLOBS = 1;
  private static final int ACTIVATE = 2;

  private CatalogEntryCodec() {}

  static byte[] encode(CatalogEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      switch (entry) {
        case PutBlobs put -> {
          out.writeByte(BLOBS);
          out.writeInt(put.blobs().size());
          for (byte[] blob : put.blobs()) {
            Texts.write(out, blob);
          }
        }
        case Activate activate -> {
          out.writeByte(ACTIVATE);
          writeActivate(out, activate);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads an entry.
   *
   * @throws IOException if this release does not know it
   */
  static CatalogEntry decode(ByteBuffer entry) throws IOException {
    byte[] bytes = new byte[entry.remaining()];
    entry.duplicate().get(bytes);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int format = in.readByte();
    int kind = in.readByte();
    if (format != FORMAT) {
      throw new IOException("format " + format + " is not known");
    }
    return switch (kind) {
      case BLOBS -> readBlobs(in);
      case ACTIVATE -> readActivate(in);
      default -> throw new IOException("kind " + kind + " is not known");
    };
  }

  private static PutBlobs readBlobs(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<byte[]> blobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blobs.add(Texts.readBytes(in));
    }
    return new PutBlobs(blobs);
  }

  private static void writeActivate(DataOutputStream out, Activate activate) throws IOException {
    out.writeLong(activate.version());
    out.writeLong(activate.parent());
    Texts.write(out, activate.root());
    out.writeInt(activate.versionsKept());
    out.writeLong(activate.when());
    Texts.write(out, activate.who());
    Texts.write(out, activate.what());
    Texts.write(out, activate.from());
    out.writeInt(activate.rules());
    out.writeInt(activate.workflows());
  }

  private static Activate readActivate(DataInputStream in) throws IOException {
    return new Activate(
        in.readLong(),
        in.readLong(),
        Texts.read(in),
        in.readInt(),
        in.readLong(),
        Texts.read(in),
        Texts.read(in),
        Texts.read(in),
        in.readInt(),
        in.readInt());
  }
}
