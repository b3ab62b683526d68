package io.distric.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every key that the configuration records declare, in their order. */
final class ConfigKeys {

  private static final Map<String, ConfigKey> KEYS = read();

  private ConfigKeys() {}

  static Collection<ConfigKey> all() {
    return KEYS.values();
  }

  static @Nullable ConfigKey find(String dotted) {
    return KEYS.get(dotted);
  }

  static @Nullable ConfigKey findEnvironment(String name) {
    return KEYS.values().stream()
        .filter(key -> key.environmentName().equals(name))
        .findFirst()
        .orElse(null);
  }

  static List<ConfigKey> of(RecordComponent section) {
    List<ConfigKey> keys = new ArrayList<>();
    for (RecordComponent component : section.getType().getRecordComponents()) {
      Default fallback = component.getAnnotation(Default.class);
      if (fallback == null) {
        throw new IllegalStateException(
            "%s.%s has no @Default".formatted(section.getName(), component.getName()));
      }
      keys.add(
          new ConfigKey(
              section.getName(), component.getName(), component.getType(), fallback.value()));
    }
    return keys;
  }

  private static Map<String, ConfigKey> read() {
    Map<String, ConfigKey> keys = new LinkedHashMap<>();
    for (RecordComponent section : NodeConfig.class.getRecordComponents()) {
      of(section).forEach(key -> keys.put(key.dotted(), key));
    }
    return keys;
  }
}
