package io.distric.config;

import io.distric.config.ConfigException.Fault;
import io.distric.config.LoadedConfig.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sources say about each key; a later word replaces an earlier one. */
final class ConfigSettings {

  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final List<Fault> faults;

  ConfigSettings(List<Fault> faults) {
    this.faults = faults;
    for (ConfigKey key : ConfigKeys.all()) {
      settings.put(key.dotted(), new Setting(key.dotted(), key.fallback(), Origin.DEFAULT));
    }
  }

  void set(String dotted, String text, Origin origin) {
    if (settings.containsKey(dotted)) {
      settings.put(dotted, new Setting(dotted, text, origin));
      return;
    }
    Optional<String> meant = NearestWord.among(settings.keySet(), dotted);
    unknown(dotted, meant, origin);
  }

  void unknown(String subject, Optional<String> meant, Origin origin) {
    String hint = meant.map(word -> "; did you mean " + word + "?").orElse("");
    faults.add(new Fault(subject, "unknown key" + hint, origin.toString()));
  }

  Setting get(ConfigKey key) {
    return get(key.dotted());
  }

  Setting get(String key) {
    Setting setting = settings.get(key);
    if (setting == null) {
      throw new IllegalStateException("every key has a setting, " + key + " has none");
    }
    return setting;
  }

  Map<String, Setting> all() {
    return settings;
  }
}
