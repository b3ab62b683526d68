package io.distric.config;

/**
 * Ports of doors that open with later roles; kept so that their flags stand. Section {@code ports}.
 *
 * @param grpc gRPC
 * @param tcp TCP ingest
 * @param gossip gossip, UDP and TCP
 */
public record PortsConfig(
    @Default("9090") int grpc, @Default("7400") int tcp, @Default("0") int gossip) {

  /** Checks the values. */
  public PortsConfig {
    new Constraints().port("grpc", grpc).port("tcp", tcp).port("gossip", gossip).verify();
  }
}
