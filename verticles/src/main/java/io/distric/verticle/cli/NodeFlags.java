package io.distric.verticle.cli;

import io.distric.config.ConfigException;
import io.distric.config.ConfigLoader;
import io.distric.config.LoadedConfig;
import io.distric.config.Origin;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--gossip-port",
      paramLabel = "N",
      description = "UDP and TCP; 0, the default, picks one.")
  @Nullable Integer gossipPort;

  @Option(
      names = "--seeds",
      paramLabel = "HOST:PORT,...",
      description = "Members of the cluster to ask first.")
  @Nullable String seeds;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any configuration key, as section.key=value.")
  Map<String, String> set = new LinkedHashMap<>();

  /** The configuration of this process, with what {@code softly} says instead of defaults. */
  LoadedConfig load(Map<String, String> softly) throws ConfigException {
    Map<String, String> flags = flags();
    LoadedConfig loaded = ConfigLoader.loadProcess(config, flags);
    Map<String, String> all = new LinkedHashMap<>(flags);
    softly.forEach(
        (key, value) -> {
          if (loaded.origin(key).equals(Origin.DEFAULT)) {
            all.put(key, value);
          }
        });
    return all.equals(flags) ? loaded : ConfigLoader.loadProcess(config, all);
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new LinkedHashMap<>();
    put(flags, "node.data", data);
    put(flags, "catalog.dir", catalog);
    put(flags, "http.insecure", insecure ? "true" : null);
    put(flags, "http.port", httpPort);
    put(flags, "ports.grpc", grpcPort);
    put(flags, "ports.tcp", tcpPort);
    put(flags, "replica.port", raftPort);
    put(flags, "ports.gossip", gossipPort);
    put(flags, "gossip.seeds", seeds);
    flags.putAll(set);
    return flags;
  }

  private static void put(Map<String, String> flags, String key, @Nullable Object value) {
    if (value != null) {
      flags.put(key, value.toString());
    }
  }
}
