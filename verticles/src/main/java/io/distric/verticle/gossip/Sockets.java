package io.distric.verticle.gossip;

import io.distric.config.GossipConfig;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;

/**
 * A UDP and a TCP socket on the same number.
 *
 * @param udp bound
 * @param tcp listening
 * @param port of both
 */
record Sockets(DatagramSocket udp, NetServer tcp, int port) {

  private static final int TRIES_MAX = 20;
  private static final int BACKLOG = 256;

  /** Opens both; 0: any number that is free for both. */
  static Future<Sockets> open(
      Vertx vertx, GossipConfig config, int port, Handler<NetSocket> accept) {
    return open(vertx, config, port, accept, TRIES_MAX);
  }

  private static Future<Sockets> open(
      Vertx vertx, GossipConfig config, int port, Handler<NetSocket> accept, int tries) {
    DatagramSocket udp =
        vertx.createDatagramSocket(
            new DatagramSocketOptions().setIpV6(config.host().indexOf(':') >= 0));
    NetServer tcp =
        vertx
            .createNetServer(new NetServerOptions().setTcpNoDelay(true).setAcceptBacklog(BACKLOG))
            .connectHandler(accept);
    return udp.listen(port, config.host())
        .compose(bound -> tcp.listen(bound.localAddress().port(), config.host()))
        .map(listening -> new Sockets(udp, listening, listening.actualPort()))
        .recover(
            failed -> {
              Future<Void> closed = Future.join(udp.close(), tcp.close()).mapEmpty();
              // Somebody else's TCP port may have the number that UDP was given. What that is told
              // as depends on the transport.
              boolean again = port == 0 && tries > 1 && failed instanceof IOException;
              return closed
                  .otherwiseEmpty()
                  .compose(
                      done ->
                          again
                              ? open(vertx, config, port, accept, tries - 1)
                              : Future.failedFuture(failed));
            });
  }

  Future<Void> close() {
    return Future.join(udp.close(), tcp.close()).<Void>mapEmpty().otherwiseEmpty();
  }
}
