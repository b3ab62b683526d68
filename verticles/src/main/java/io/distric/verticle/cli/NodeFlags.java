package io.distric.verticle.cli;

import io.distric.config.ConfigException;
import io.distric.config.LoadedConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Flags that set configuration keys. */
final class NodeFlags {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration; see config/reference.yaml.")
  @Nullable Path config;

  @Option(names = "--data", paramLabel = "DIR", description = "Folder of all that the node keeps.")
  @Nullable String data;

  @Option(
      names = "--catalog",
      paramLabel = "DIR",
      description = "Folder of rules and workflows, watched.")
  @Nullable String catalog;

  @Option(names = "--insecure", description = "Let everybody in; loopback only.")
  boolean insecure;

  @Option(names = "--http-port", paramLabel = "N", description = "0 picks a free one.")
  @Nullable Integer httpPort;

  @Option(names = "--grpc-port", paramLabel = "N", description = "For a later release.")
  @Nullable Integer grpcPort;

  @Option(names = "--tcp-port", paramLabel = "N", description = "For a later release.")
  @Nullable Integer tcpPort;

  @Option(names = "--raft-port", paramLabel = "N", description = "0, the default, picks one.")
  @Nullable Integer raftPort;

  @Mixin private final MemberFlags member = new MemberFlags();

  /** The configuration of this process, with what {@code softly} says instead of defaults. */
  LoadedConfig load(Map<String, String> softly) throws ConfigException {
    return member.load(config, flags(), softly);
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new LinkedHashMap<>();
    MemberFlags.put(flags, "node.data", data);
    MemberFlags.put(flags, "catalog.dir", catalog);
    MemberFlags.put(flags, "http.insecure", insecure ? "true" : null);
    MemberFlags.put(flags, "http.port", httpPort);
    MemberFlags.put(flags, "ports.grpc", grpcPort);
    MemberFlags.put(flags, "ports.tcp", tcpPort);
    MemberFlags.put(flags, "replica.port", raftPort);
    return flags;
  }
}
