package io.distric.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads the frames of a part of a segment file in order. Opens the file for itself, so that neither
 * an interrupt here closes it for others, nor its removal disturbs. Confined to one thread.
 */
final class FrameReader implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 17;

  private final FileChannel channel;
  private final CRC32C crc = new CRC32C();
  private final long to;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int start;
  private int end;
  private long bufferAt;
  private int payloadBytes;
  private boolean damaged;

  /** Reads from an offset where a frame begins up to one where a frame ends. */
  FrameReader(Path file, long from, long to) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    bufferAt = from;
    this.to = to;
  }

  /** Goes to the next frame; false: there is none, or a damaged one. */
  boolean next() throws IOException {
    start += payloadBytes;
    payloadBytes = 0;
    if (offset() == to || damaged) {
      return false;
    }
    if (!fill(RecordEncoder.HEADER_BYTES)) {
      return broken();
    }
    int length = (int) RecordBuffer.INT.get(buffer, start);
    int minimum = RecordEncoder.FOOTER_BYTES + 1;
    boolean sane = length >= minimum && length <= to - offset() - RecordEncoder.HEADER_BYTES;
    if (!sane || !fill(RecordEncoder.HEADER_BYTES + length)) {
      return broken();
    }
    crc.reset();
    crc.update(buffer, start + 8, length + 8);
    if ((int) crc.getValue() != (int) RecordBuffer.INT.get(buffer, start + 4)) {
      return broken();
    }
    payloadBytes = RecordEncoder.HEADER_BYTES + length;
    return true;
  }

  /** Where the frame begins; after the last one: where the next would. */
  long offset() {
    return bufferAt + start;
  }

  /** Where the frame ends. */
  long endOffset() {
    return offset() + payloadBytes;
  }

  long index() {
    return (long) RecordBuffer.LONG.get(buffer, start + 8);
  }

  /** What the frame holds; good until the next one. */
  RecordReader payload() {
    int header = RecordEncoder.HEADER_BYTES;
    return new RecordReader(buffer, start + header, payloadBytes - header);
  }

  /** What the frame holds; good for ever. */
  RecordReader payloadCopy() {
    int header = RecordEncoder.HEADER_BYTES;
    byte[] copy = Arrays.copyOfRange(buffer, start + header, start + payloadBytes);
    return new RecordReader(copy, 0, copy.length);
  }

  /** Whether what is at {@link #offset} is no whole frame. */
  boolean damaged() {
    return damaged;
  }

  private boolean broken() {
    damaged = true;
    return false;
  }

  private boolean fill(int wanted) throws IOException {
    if (end - start >= wanted) {
      return true;
    }
    System.arraycopy(buffer, start, buffer, 0, end - start);
    bufferAt += start;
    end -= start;
    start = 0;
    if (buffer.length < wanted) {
      buffer = Arrays.copyOf(buffer, wanted);
    }
    while (end < wanted) {
      int space = (int) Math.min(buffer.length - end, to - bufferAt - end);
      int count =
          space <= 0 ? -1 : channel.read(ByteBuffer.wrap(buffer, end, space), bufferAt + end);
      if (count < 0) {
        return false;
      }
      end += count;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
