package io.distric.config;

import java.util.Map;

/**
 * The whole configuration of a node.
 *
 * @param node section {@code node}
 * @param http section {@code http}
 * @param ports section {@code ports}
 * @param ingest section {@code ingest}
 * @param evaluate section {@code evaluate}
 * @param coordinate section {@code coordinate}
 * @param execute section {@code execute}
 * @param replica section {@code replica}
 * @param journal section {@code journal}
 * @param stream section {@code stream}
 * @param catalog section {@code catalog}
 * @param gossip section {@code gossip}
 * @param telemetry section {@code telemetry}
 */
public record NodeConfig(
    Identity node,
    ServerConfig http,
    PortsConfig ports,
    IngestConfig ingest,
    EvaluateConfig evaluate,
    CoordinateConfig coordinate,
    ExecuteConfig execute,
    ReplicaConfig replica,
    JournalConfig journal,
    StreamConfig stream,
    CatalogConfig catalog,
    GossipConfig gossip,
    TelemetryConfig telemetry) {

  /** Every key at its default. */
  public static NodeConfig defaults() {
    return ConfigLoader.with(Map.of());
  }

  /**
   * Who the node is. Section {@code node}.
   *
   * @param id name of the node; empty: made up at the first start and kept under the data folder
   * @param zone zone or data centre
   * @param data folder of all that the node keeps
   * @param clusterId name of the cluster; empty: made up at the first start
   * @param eventLoops threads that move messages; 0: half of the processors, at least one. More
   *     than that take the processors from the log and from whoever shares the machine
   */
  public record Identity(
      @Default("") String id,
      @Default("") String zone,
      @Default("data") String data,
      @Default("") String clusterId,
      @Default("0") int eventLoops) {

    /** Checks the values. */
    public Identity {
      new Constraints().filled("data", data).notNegative("eventLoops", eventLoops).verify();
    }
  }
}
