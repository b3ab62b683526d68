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

/** Flags of everything that joins a cluster, be it a node or a bare member. */
final class MemberFlags {

  @Option(
      names = "--gossip-port",
      paramLabel = "N",
      description = "UDP and TCP; 0, the default, picks one.")
  private @Nullable Integer gossipPort;

  @Option(
      names = "--seeds",
      paramLabel = "HOST:PORT,...",
      description = "Members of the cluster to ask first.")
  private @Nullable String seeds;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any configuration key, as section.key=value.")
  private Map<String, String> set = new LinkedHashMap<>();

  /**
   * The configuration of this process.
   *
   * @param config file, if there is one
   * @param more keys that other flags set
   * @param softly said instead of defaults
   */
  LoadedConfig load(@Nullable Path config, Map<String, String> more, Map<String, String> softly)
      throws ConfigException {
    Map<String, String> flags = new LinkedHashMap<>(more);
    put(flags, "ports.gossip", gossipPort);
    put(flags, "gossip.seeds", seeds);
    flags.putAll(set);
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

  static void put(Map<String, String> flags, String key, @Nullable Object value) {
    if (value != null) {
      flags.put(key, value.toString());
    }
  }
}
