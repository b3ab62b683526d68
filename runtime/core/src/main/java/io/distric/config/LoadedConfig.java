package io.distric.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration, and where its values came from.
 *
 * @param config the values
 * @param settings every key with the spelling in force and its origin, in the order of the
 *     reference; keys are {@code section.key}
 */
public record LoadedConfig(NodeConfig config, Map<String, Setting> settings) {

  /** Copies the map, in order. */
  public LoadedConfig {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** What is in force, one setting a key, in the order of the reference. */
  public List<Setting> effective() {
    return List.copyOf(settings.values());
  }

  /** Where the value of a key came from. */
  public Origin origin(String key) {
    Setting setting = settings.get(key);
    if (setting == null) {
      throw new IllegalArgumentException("'%s' is no configuration key".formatted(key));
    }
    return setting.origin();
  }

  /**
   * A key with its value.
   *
   * @param key {@code section.key}
   * @param value as spelled
   * @param origin where that stands
   */
  public record Setting(String key, String value, Origin origin) {}
}
