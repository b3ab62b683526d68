package io.distric.verticle.ingest;

import io.distric.protocol.GrowingBytes;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Collects the body of a request into one array, which grows as the bytes come. A body over the
 * limit is refused as soon as that is known, and what still comes of it is dropped up to a bound,
 * so that the client can read why.
 */
final class Upload implements Handler<Buffer> {

  private static final int DROPPED_FACTOR = 16;

  private final HttpServerRequest request;
  private final Receiver receiver;
  private final long bytesMax;
  private final GrowingBytes bytes;
  private long dropped;
  private boolean refused;

  Upload(HttpServerRequest request, Receiver receiver, long bytesMax, int expected) {
    this.request = request;
    this.receiver = receiver;
    this.bytesMax = bytesMax;
    this.bytes = new GrowingBytes(expected);
  }

  /** Takes a body. */
  interface Receiver {
    /** All of the body is there. */
    void received(HttpServerRequest request, byte[] bytes, int length);

    /** The body is longer than the limit. */
    void tooLarge(HttpServerRequest request);
  }

  private static final Receiver NOBODY =
      new Receiver() {
        @Override
        public void received(HttpServerRequest request, byte[] bytes, int length) {}

        @Override
        public void tooLarge(HttpServerRequest request) {}
      };

  static void read(HttpServerRequest request, Receiver receiver, long bytesMax) {
    String header = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    long announced = header == null ? GrowingBytes.UNKNOWN : Long.parseLong(header);
    boolean tooLarge = announced > bytesMax;
    Upload upload = new Upload(request, receiver, bytesMax, tooLarge ? 0 : (int) announced);
    request.handler(upload);
    if (tooLarge) {
      upload.refuse();
    } else {
      request.endHandler(upload::ended);
    }
  }

  /** Reads a body that nobody wants, up to a bound. */
  static void drop(HttpServerRequest request, long bytesMax) {
    Upload upload = new Upload(request, NOBODY, bytesMax, 0);
    upload.refused = true;
    request.handler(upload);
  }

  @Override
  public void handle(Buffer chunk) {
    int length = chunk.length();
    if (refused) {
      drop(length);
      return;
    }
    if (bytes.size() + (long) length > bytesMax) {
      refuse();
      return;
    }
    chunk.getBytes(bytes.roomFor(length), bytes.size());
    bytes.added(length);
  }

  private void ended(Void end) {
    if (!refused) {
      receiver.received(request, bytes.array(), bytes.size());
    }
  }

  private void refuse() {
    refused = true;
    bytes.clear();
    receiver.tooLarge(request);
  }

  private void drop(int length) {
    dropped += length;
    if (dropped > DROPPED_FACTOR * bytesMax) {
      request.connection().close();
    }
  }
}
