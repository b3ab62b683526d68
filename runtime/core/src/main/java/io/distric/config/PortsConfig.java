package io.distric.config;

/**
 * Ports of doors beside HTTP and the log; gRPC and TCP open in a later release. Section {@code
 * ports}.
 *
 * @param grpc gRPC
 * @param tcp TCP ingest
 * @param gossip gossip, UDP and TCP on the same number; 0 picks a free one
 */
public record PortsConfig(
    @Default("9090") int grpc, @Default("7400") int tcp, @Default("0") int gossip) {

  /** Checks the values. */
  public PortsConfig {
    new Constraints().port("grpc", grpc).port("tcp", tcp).port("gossip", gossip).verify();
  }
}
