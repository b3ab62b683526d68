package io.distric.verticle.gossip;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.ConfigLoader;
import io.distric.config.GossipConfig;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that is free for UDP may be taken for TCP. */
final class SocketsTest {

  private static final String HOST = "127.0.0.77";

  /** About one in thirty of the numbers that a system gives. */
  private static final int TAKEN = 1_000;

  private static final int OPENED = 200;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldTryAnotherNumberWhereSomebodyHasTheFirst(boolean nativeTransport) throws Exception {
    // given
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(nativeTransport));
    List<ServerSocket> taken = new ArrayList<>();
    try {
      for (int i = 0; i < TAKEN; i++) {
        taken.add(new ServerSocket(0, 1, InetAddress.getByName(HOST)));
      }
      GossipConfig config = ConfigLoader.with(Map.of("gossip.host", HOST)).gossip();

      for (int i = 0; i < OPENED; i++) {
        // when
        Sockets open = Sockets.open(vertx, config, 0, NetSocket::close).await(30, TimeUnit.SECONDS);

        // then
        assertTrue(open.port() > 0);
        open.close().await(30, TimeUnit.SECONDS);
      }
    } finally {
      for (ServerSocket one : taken) {
        one.close();
      }
      vertx.close().await(30, TimeUnit.SECONDS);
    }
  }
}
