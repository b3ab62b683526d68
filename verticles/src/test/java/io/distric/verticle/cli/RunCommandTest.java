package io.distric.verticle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBusOptions;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

final class RunCommandTest {

  private static final ConcurrentLinkedQueue<String> SEEN = new ConcurrentLinkedQueue<>();

  /** Remembers its configuration and ends. */
  public static final class Once extends VerticleBase {
    @Override
    public Future<?> start() {
      SEEN.add(config().encode());
      vertx.setTimer(50, later -> vertx.close());
      return Future.succeededFuture();
    }
  }

  @Test
  void shouldHandItsWordsToTheLauncherAndEndWithVertx() {
    // when
    int exit = new Console().run(List.of("run", Once.class.getName(), "-conf", "{\"a\":1}"));

    // then
    assertEquals(0, exit);
    assertEquals(List.of("{\"a\":1}"), List.copyOf(SEEN));
  }

  @Test
  void shouldFailForAVerticleThatIsNotThere() {
    assertEquals(1, new Console().run(List.of("run", "no.Such")));
  }

  @Test
  void shouldShutEveryDoorOfTheClusterThatNobodyNeeds() {
    // when
    Config config = LoopbackCluster.config();

    // then
    NetworkConfig network = config.getNetworkConfig();
    assertFalse(network.getJoin().getMulticastConfig().isEnabled());
    assertFalse(network.getJoin().getAutoDetectionConfig().isEnabled());
    assertTrue(network.getInterfaces().isEnabled());
    assertEquals(List.of("127.0.0.1"), List.copyOf(network.getInterfaces().getInterfaces()));
    assertFalse(network.getRestApiConfig().isEnabled());
    assertFalse(config.getJetConfig().isEnabled());
    assertEquals("false", config.getProperty("hazelcast.phone.home.enabled"));
    EventBusOptions options = new EventBusOptions();
    LoopbackCluster.secure(options);
    assertFalse(options.isTrustAll());
  }
}
