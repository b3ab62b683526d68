package io.distric.catalog;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The catalog's log as applied up to some entry. Immutable.
 *
 * @param versions ascending; the last is in force
 * @param blobs by hash: those of the versions, and those that wait for one
 * @param manifest of the version in force; an empty one if there is none
 */
record CatalogView(List<CatalogVersion> versions, Map<String, byte[]> blobs, Manifest manifest) {

  static final CatalogView EMPTY = new CatalogView(List.of(), Map.of(), Manifest.EMPTY);

  private static final int FORMAT = 1;

  CatalogView {
    versions = List.copyOf(versions);
    blobs = Collections.unmodifiableMap(new LinkedHashMap<>(blobs));
  }

  /** The version in force; 0 for none. */
  long current() {
    return versions.isEmpty() ? 0 : versions.getLast().version();
  }

  Optional<CatalogVersion> version(long number) {
    return versions.stream().filter(version -> version.version() == number).findFirst();
  }

  byte[] blob(String hash) {
    byte[] bytes = blobs.get(hash);
    if (bytes == null) {
      throw new IllegalStateException("the catalog has every blob of its versions, not " + hash);
    }
    return bytes;
  }

  Manifest manifest(CatalogVersion version) {
    return Manifest.decode(blob(version.root()));
  }

  private static Manifest newest(List<CatalogVersion> versions, Map<String, byte[]> blobs)
      throws IOException {
    if (versions.isEmpty()) {
      return Manifest.EMPTY;
    }
    byte[] root = blobs.get(versions.getLast().root());
    if (root == null) {
      throw new IOException("a catalog snapshot has the root of its last version");
    }
    return Manifest.decode(root);
  }

  void writeTo(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeByte(FORMAT);
    out.writeInt(versions.size());
    for (CatalogVersion version : versions) {
      write(out, version);
    }
    out.writeInt(blobs.size());
    for (byte[] blob : blobs.values()) {
      Texts.write(out, blob);
    }
    out.flush();
  }

  static CatalogView readFrom(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int format = in.readByte();
    if (format != FORMAT) {
      throw new IOException("catalog snapshots of format " + format + " are not known");
    }
    List<CatalogVersion> versions = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      versions.add(read(in));
    }
    Map<String, byte[]> blobs = new LinkedHashMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      byte[] blob = Texts.readBytes(in);
      blobs.put(Blob.hash(blob), blob);
    }
    return new CatalogView(versions, blobs, newest(versions, blobs));
  }

  private static void write(DataOutputStream out, CatalogVersion version) throws IOException {
    out.writeLong(version.version());
    Texts.write(out, version.root());
    out.writeLong(version.when());
    Texts.write(out, version.who());
    Texts.write(out, version.what());
    Texts.write(out, version.from());
    out.writeInt(version.rules());
    out.writeInt(version.workflows());
    Texts.write(out, version.previous());
    Texts.write(out, version.hash());
  }

  private static CatalogVersion read(DataInputStream in) throws IOException {
    return new CatalogVersion(
        in.readLong(),
        Texts.read(in),
        in.readLong(),
        Texts.read(in),
        Texts.read(in),
        Texts.read(in),
        in.readInt(),
        in.readInt(),
        Texts.read(in),
        Texts.read(in));
  }
}
