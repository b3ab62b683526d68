package io.distric.replica;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file that ends in a seal: magic, length and checksum of what is before it. So a part of a file,
 * or a changed one, is known as such.
 */
final class SealedFile {

  private static final long MAGIC = 0x4443_534e_4150_3031L;
  private static final int SEAL_BYTES = 20;
  private static final int BUFFER_BYTES = 1 << 18;

  private SealedFile() {}

  /** Writes what goes into a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a new file and forces it to disk. */
  static void write(Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      Checked out = new Checked(channel);
      content.writeTo(out);
      out.flush();
      ByteBuffer seal = ByteBuffer.allocate(SEAL_BYTES);
      seal.putLong(MAGIC).putLong(out.length).putInt((int) out.crc.getValue()).flip();
      writeFully(channel, seal);
      channel.force(true);
    }
  }

  /** Whether a file is whole. */
  static boolean whole(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = channel.size() - SEAL_BYTES;
      if (length < 0) {
        return false;
      }
      ByteBuffer seal = ByteBuffer.allocate(SEAL_BYTES);
      readFully(channel, seal, length);
      if (seal.getLong() != MAGIC || seal.getLong() != length) {
        return false;
      }
      return seal.getInt() == checksum(channel, length);
    }
  }

  /** What is before the seal of a whole file. */
  static InputStream read(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    InputStream in = Channels.newInputStream(channel);
    return new BufferedInputStream(new Bounded(in, channel.size() - SEAL_BYTES), BUFFER_BYTES);
  }

  private static int checksum(FileChannel channel, long length) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    for (long at = 0; at < length; ) {
      buffer.clear().limit((int) Math.min(BUFFER_BYTES, length - at));
      readFully(channel, buffer, at);
      at += buffer.limit();
      crc.update(buffer);
    }
    return (int) crc.getValue();
  }

  private static void readFully(FileChannel channel, ByteBuffer into, long at) throws IOException {
    long position = at;
    while (into.hasRemaining()) {
      int count = channel.read(into, position);
      if (count < 0) {
        throw new IOException("the file shrank while it was read");
      }
      position += count;
    }
    into.flip();
  }

  private static void writeFully(FileChannel channel, ByteBuffer from) throws IOException {
    while (from.hasRemaining()) {
      channel.write(from);
    }
  }

  /** Buffers, counts and sums up. */
  private static final class Checked extends OutputStream {
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final CRC32C crc = new CRC32C();
    private long length;

    Checked(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      for (int done = 0; done < count; ) {
        if (!buffer.hasRemaining()) {
          flush();
        }
        int part = Math.min(buffer.remaining(), count - done);
        buffer.put(bytes, from + done, part);
        done += part;
      }
    }

    @Override
    public void flush() throws IOException {
      buffer.flip();
      length += buffer.remaining();
      crc.update(buffer.duplicate());
      writeFully(channel, buffer);
      buffer.clear();
    }
  }

  /** Ends before the seal. */
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) {
        return -1;
      }
      int b = super.read();
      left -= b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int got = super.read(into, from, (int) Math.min(count, left));
      left -= Math.max(got, 0);
      return got;
    }
  }
}
