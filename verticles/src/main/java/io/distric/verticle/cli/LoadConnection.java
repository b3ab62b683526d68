package io.distric.verticle.cli;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One connection with at most one request under way. Reads just enough of HTTP to find the end of
 * an answer. Confined to its event loop.
 */
final class LoadConnection {

  private static final int STATUS_AT = 9;
  private static final byte[] LENGTH = {
    'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h', ':'
  };
  private static final byte[] REFUSED = ":\"refused\"".getBytes(StandardCharsets.US_ASCII);

  private final NetSocket socket;
  private final LoadLoop loop;
  private @Nullable Buffer partial;
  private long dueAt;

  LoadConnection(NetSocket socket, LoadLoop loop) {
    this.socket = socket;
    this.loop = loop;
    socket.handler(this::read);
    socket.exceptionHandler(cause -> socket.close());
    socket.closeHandler(closed -> loop.lost(this));
  }

  /**
   * Sends a request.
   *
   * @param request the whole of it
   * @param dueAt when it ought to have been sent, nanoseconds
   */
  void send(Buffer request, long dueAt) {
    this.dueAt = dueAt;
    socket.write(request);
  }

  void close() {
    socket.closeHandler(closed -> {});
    socket.close();
  }

  private void read(Buffer arrived) {
    Buffer before = partial;
    byte[] bytes = (before == null ? arrived : before.appendBuffer(arrived)).getBytes();
    int head = headEnd(bytes);
    if (head < 0 || bytes.length < head + bodyLength(bytes, head)) {
      partial = before == null ? Buffer.buffer(bytes) : before;
      return;
    }
    partial = null;
    int status =
        (bytes[STATUS_AT] - '0') * 100
            + (bytes[STATUS_AT + 1] - '0') * 10
            + bytes[STATUS_AT + 2]
            - '0';
    loop.answered(this, status, loop.batched() ? refused(bytes, head) : 0, dueAt);
  }

  /** How many messages of a batch were refused, each with a result of its own. */
  private static int refused(byte[] bytes, int from) {
    int refused = 0;
    for (int i = from; i + REFUSED.length <= bytes.length; i++) {
      if (bytes[i] == REFUSED[0]
          && bytes[i + 1] == REFUSED[1]
          && Arrays.equals(bytes, i, i + REFUSED.length, REFUSED, 0, REFUSED.length)) {
        refused++;
      }
    }
    return refused;
  }

  private static int headEnd(byte[] bytes) {
    for (int i = STATUS_AT; i + 3 < bytes.length; i++) {
      if (bytes[i] == '\r' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  private static int bodyLength(byte[] bytes, int head) {
    for (int i = STATUS_AT; i + LENGTH.length < head; i++) {
      if (bytes[i] == '\n' && named(bytes, i + 1)) {
        return number(bytes, i + 1 + LENGTH.length);
      }
    }
    return 0;
  }

  private static boolean named(byte[] bytes, int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      if ((bytes[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] bytes, int at) {
    int value = 0;
    for (int i = at; bytes[i] != '\r'; i++) {
      if (bytes[i] != ' ') {
        value = value * 10 + bytes[i] - '0';
      }
    }
    return value;
  }
}
