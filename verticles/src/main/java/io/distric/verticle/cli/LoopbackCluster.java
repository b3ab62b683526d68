package io.distric.verticle.cli;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MemcacheProtocolConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.RestApiConfig;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;

/**
 * Hazelcast with every door shut that a cluster of verticles does not need: no multicast, no REST,
 * no telephone home, loopback only. Who needs more names a configuration of his own in the system
 * property {@code vertx.hazelcast.config}.
 */
final class LoopbackCluster {

  private static final String OWN_CONFIG = "vertx.hazelcast.config";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int PORT = 5701;
  private static final int CONNECT_SECONDS = 2;
  private static final int CONNECT_MILLIS = 2000;

  private LoopbackCluster() {}

  static ClusterManager manager() {
    if (System.getProperty(OWN_CONFIG) != null) {
      return new HazelcastClusterManager();
    }
    return new HazelcastClusterManager(config());
  }

  /** By default Vert.x trusts every certificate, also with a trust store. */
  static void secure(EventBusOptions options) {
    options.setTrustAll(false);
    options.setConnectTimeout(CONNECT_MILLIS);
  }

  static Config config() {
    Config config = ConfigUtil.loadConfig();
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(PORT);
    network.setPortAutoIncrement(true);
    network.getInterfaces().setEnabled(true).clear().addInterface(LOOPBACK);
    network.setRestApiConfig(new RestApiConfig().setEnabled(false));
    network.setMemcacheProtocolConfig(new MemcacheProtocolConfig().setEnabled(false));
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).addMember(LOOPBACK);
    join.getTcpIpConfig().setConnectionTimeoutSeconds(CONNECT_SECONDS);
    config.getJetConfig().setEnabled(false);
    config.getMetricsConfig().setEnabled(false);
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.setProperty("hazelcast.partition.count", "31");
    return config;
  }
}
