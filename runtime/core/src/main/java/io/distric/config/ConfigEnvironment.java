package io.distric.config;

import io.distric.config.ConfigException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code DISTRIC_SECTION_KEY} variables, and {@code …_FILE} ones that name a file. */
final class ConfigEnvironment {

  private static final String PREFIX = "DISTRIC_";
  private static final String FILE = "_FILE";

  // For the scripts, or for the commands that speak to a node.
  private static final Set<String> FOREIGN =
      Set.of(
          "DISTRIC_JAVA_OPTS",
          "DISTRIC_AOT",
          "DISTRIC_SEED",
          "DISTRIC_HOME",
          "DISTRIC_JAR",
          "DISTRIC_CONFIG",
          "DISTRIC_URL",
          "DISTRIC_KEY");

  private final Map<String, String> environment;
  private final ConfigSettings settings;
  private final List<Fault> faults;

  ConfigEnvironment(Map<String, String> environment, ConfigSettings settings, List<Fault> faults) {
    this.environment = new TreeMap<>(environment);
    this.settings = settings;
    this.faults = faults;
  }

  void read() {
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !FOREIGN.contains(name)) {
            variable(name, value);
          }
        });
  }

  private void variable(String name, String value) {
    Origin origin = new Origin(Origin.Kind.ENVIRONMENT, name);
    ConfigKey key = ConfigKeys.findEnvironment(name);
    if (key != null) {
      settings.set(key.dotted(), value, origin);
      return;
    }
    String direct = name.endsWith(FILE) ? name.substring(0, name.length() - FILE.length()) : "";
    ConfigKey named = ConfigKeys.findEnvironment(direct);
    if (named == null) {
      unknown(name, origin);
    } else if (environment.containsKey(direct)) {
      faults.add(new Fault(named.dotted(), "is set by " + direct + " too", origin.toString()));
    } else {
      file(named, value, origin);
    }
  }

  private void file(ConfigKey key, String path, Origin origin) {
    try {
      settings.set(key.dotted(), Files.readString(Path.of(path)).strip(), origin);
    } catch (IOException e) {
      String sentence = "file '%s' cannot be read".formatted(path);
      faults.add(new Fault(key.dotted(), sentence, origin.toString()));
    }
  }

  private void unknown(String name, Origin origin) {
    List<String> names = ConfigKeys.all().stream().map(ConfigKey::environmentName).toList();
    Optional<String> meant =
        NearestWord.among(names, name).map(ConfigKeys::findEnvironment).map(ConfigKey::dotted);
    String subject =
        name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    settings.unknown(subject, meant, origin);
  }
}
