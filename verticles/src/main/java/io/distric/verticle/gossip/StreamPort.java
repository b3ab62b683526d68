package io.distric.verticle.gossip;

import io.distric.config.GossipConfig;
import io.distric.membership.Address;
import io.distric.membership.PacketOpener;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The TCP connections of a member, each of which lives shortly. Confined to the gossip context. */
final class StreamPort {

  private static final int ENVELOPE_BYTES_MAX = 256;
  private static final int LENGTH_BYTES = 4;

  /** Connections at once that have not shown yet that they come from a member. */
  private static final int STRANGERS_MAX = 256;

  /** The first frame of a member only asks: who has no key need not be given room for more. */
  private static final int FIRST_FRAME_BYTES_MAX = 2048;

  private final Vertx vertx;
  private final GossipConfig config;
  private final PacketFilter filter;
  private final Predicate<byte[]> admits;
  private final Sink sink;
  private final NetClient client;
  private final Map<Long, Stream> streams = new HashMap<>();
  private long lastAccepted;
  private int strangers;
  private int accepted;
  private long refused;
  private long bytesIn;
  private long bytesOut;

  /** Is told what happens on streams. */
  interface Sink {

    /** A frame came in; false: it is not from a member, and the stream was closed. */
    boolean frame(long stream, byte[] frame);

    /** The stream is gone, and this member did not close it. */
    void ended(long stream);
  }

  StreamPort(
      Vertx vertx, GossipConfig config, PacketFilter filter, Predicate<byte[]> admits, Sink sink) {
    this.vertx = vertx;
    this.config = config;
    this.filter = filter;
    this.admits = admits;
    this.sink = sink;
    client =
        vertx.createNetClient(
            new NetClientOptions()
                .setTcpNoDelay(true)
                .setConnectTimeout((int) config.streamTimeout().toMillis()));
  }

  /** Connects, and sends a frame. */
  void open(long number, Address to, byte[] first) {
    Stream stream = new Stream(number);
    streams.put(number, stream);
    stream.send(first);
    if (!filter.passes(PacketFilter.Way.OUT, to, true)) {
      // As on a real network: nothing comes back until the time is over.
      return;
    }
    client
        .connect(to.port(), to.host())
        .onSuccess(stream::connected)
        .onFailure(failed -> stream.gone());
  }

  /** Takes a connection in that another member opened. */
  void accept(NetSocket socket) {
    SocketAddress remote = socket.remoteAddress();
    String host = remote == null ? null : remote.hostAddress();
    boolean full = strangers >= STRANGERS_MAX;
    if (full || host == null) {
      refused += full ? 1 : 0;
      socket.close();
      return;
    }
    if (!filter.passes(PacketFilter.Way.IN, new Address(host, remote.port()), true)) {
      socket.close();
      return;
    }
    strangers++;
    Stream stream = new Stream(--lastAccepted);
    streams.put(stream.number, stream);
    stream.connected(socket);
  }

  void send(long number, byte[] frame) {
    Stream stream = streams.get(number);
    if (stream != null) {
      stream.send(frame);
    }
  }

  /** Closes a stream once all is sent. */
  void close(long number) {
    Stream stream = forget(number);
    if (stream != null) {
      stream.close();
    }
  }

  void closeAll() {
    List.copyOf(streams.keySet()).forEach(this::close);
    client.close();
  }

  int open() {
    return streams.size();
  }

  long refused() {
    return refused;
  }

  long bytesIn() {
    return bytesIn;
  }

  long bytesOut() {
    return bytesOut;
  }

  private @Nullable Stream forget(long number) {
    Stream stream = streams.remove(number);
    if (stream != null) {
      vertx.cancelTimer(stream.timer);
      strangers -= stream.stranger ? 1 : 0;
      accepted -= number < 0 && !stream.stranger ? 1 : 0;
    }
    return stream;
  }

  private final class Stream {
    private final long number;
    private final long timer;
    private final FrameReader reader;
    private final List<byte[]> waiting = new ArrayList<>(1);
    private @Nullable NetSocket socket;
    private boolean stranger;
    private boolean closing;

    private Stream(long number) {
      this.number = number;
      stranger = number < 0;
      timer = vertx.setTimer(config.streamTimeout().toMillis(), late -> gone());
      reader =
          new FrameReader(
              () -> stranger ? FIRST_FRAME_BYTES_MAX : config.stateBytesMax() + ENVELOPE_BYTES_MAX,
              PacketOpener.HEAD_BYTES,
              admits,
              this::frame);
    }

    private void frame(byte[] frame) {
      if (closing) {
        return;
      }
      if (stranger && accepted >= config.streamsMax()) {
        refused++;
        gone();
        return;
      }
      // Who only pings is answered, and gone, before he is counted.
      if (sink.frame(number, frame) && stranger && !closing) {
        stranger = false;
        strangers--;
        accepted++;
      }
    }

    private void connected(NetSocket connected) {
      if (closing) {
        connected.close();
        return;
      }
      socket = connected;
      connected.exceptionHandler(broken -> gone());
      connected.closeHandler(closed -> gone());
      connected.handler(this::read);
      waiting.forEach(frame -> write(connected, frame));
      waiting.clear();
    }

    private void read(Buffer buffer) {
      bytesIn += buffer.length();
      if (!closing && !reader.read(buffer)) {
        gone();
      }
    }

    private void send(byte[] frame) {
      if (socket == null) {
        waiting.add(frame);
      } else {
        write(socket, frame);
      }
    }

    private void write(NetSocket to, byte[] frame) {
      bytesOut += LENGTH_BYTES + frame.length;
      to.write(
          Buffer.buffer(LENGTH_BYTES + frame.length).appendInt(frame.length).appendBytes(frame));
    }

    private void close() {
      closing = true;
      if (socket != null) {
        socket.close();
      }
    }

    private void gone() {
      if (forget(number) != null) {
        close();
        sink.ended(number);
      }
    }
  }
}
