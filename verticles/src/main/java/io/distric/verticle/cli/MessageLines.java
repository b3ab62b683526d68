package io.distric.verticle.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a stream as bytes, without their ends. Blank lines are counted and left out. */
final class MessageLines {

  /** A longer line is no message of any limit that can be configured. */
  private static final int LINE_BYTES_MAX = 64 << 20;

  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private int chunkAt;
  private int chunkEnd;
  private byte[] line = new byte[1 << 12];
  private int length;
  private long number;

  MessageLines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line that is not blank; false at the end. */
  boolean next() throws IOException {
    while (read()) {
      number++;
      if (number == 1) {
        takeByteOrderMarkAway();
      }
      if (length > 0 && line[length - 1] == '\r') {
        length--;
      }
      if (!isBlank()) {
        return true;
      }
    }
    return false;
  }

  private void takeByteOrderMarkAway() {
    boolean marked =
        length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
    if (marked) {
      length -= 3;
      System.arraycopy(line, 3, line, 0, length);
    }
  }

  /** The number of this line, from 1. */
  long number() {
    return number;
  }

  /** Holds this line from its first byte on, until the next. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  byte[] copy() {
    return Arrays.copyOf(line, length);
  }

  private boolean read() throws IOException {
    length = 0;
    boolean any = false;
    while (true) {
      if (chunkAt == chunkEnd) {
        chunkEnd = Math.max(0, in.read(chunk));
        chunkAt = 0;
        if (chunkEnd == 0) {
          return any;
        }
      }
      any = true;
      int end = chunkAt;
      while (end < chunkEnd && chunk[end] != '\n') {
        end++;
      }
      append(end);
      if (end < chunkEnd) {
        chunkAt = end + 1;
        return true;
      }
      chunkAt = end;
    }
  }

  private void append(int end) throws IOException {
    int count = end - chunkAt;
    if (length + count > LINE_BYTES_MAX) {
      throw new IOException("line %d has more than 64 MiB".formatted(number + 1));
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, length + count));
    }
    System.arraycopy(chunk, chunkAt, line, length, count);
    length += count;
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
