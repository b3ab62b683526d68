package io.distric.config;

import io.distric.config.ConfigException.Fault;
import io.distric.config.Constraints.ViolatedException;
import io.distric.config.LoadedConfig.Setting;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the typed configuration of a node from its sources, each stronger than the one before:
 * defaults, a YAML file, environment variables ({@code coordinate.entryBytesMax} is {@code
 * DISTRIC_COORDINATE_ENTRY_BYTES_MAX}; with {@code _FILE} behind it the variable names a file that
 * holds the value), flags.
 */
public final class ConfigLoader {

  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> unreadable = new HashSet<>();
  private final ConfigSettings settings = new ConfigSettings(faults);

  private ConfigLoader() {}

  /**
   * Loads a configuration.
   *
   * @param file YAML, or null for none
   * @param environment variables; those that do not begin with {@code DISTRIC_} are left alone
   * @param flags values from the command line by {@code section.key}
   * @throws ConfigException tells all that is wrong
   */
  public static LoadedConfig load(
      @Nullable Path file, Map<String, String> environment, Map<String, String> flags)
      throws ConfigException {
    ConfigLoader loader = new ConfigLoader();
    if (file != null) {
      new ConfigFile(file, loader.settings, loader.faults).read();
    }
    new ConfigEnvironment(environment, loader.settings, loader.faults).read();
    flags.forEach(
        (key, text) -> loader.settings.set(key, text, new Origin(Origin.Kind.FLAG, "--" + key)));
    return loader.finish();
  }

  /**
   * Loads the configuration of this process: as {@link #load}, with the environment that it runs
   * in.
   */
  public static LoadedConfig loadProcess(@Nullable Path file, Map<String, String> flags)
      throws ConfigException {
    return load(file, System.getenv(), flags);
  }

  /**
   * The defaults with some values replaced, for tests and tools.
   *
   * @param values by {@code section.key}
   * @throws IllegalArgumentException if they cannot be
   */
  public static NodeConfig with(Map<String, String> values) {
    try {
      return load(null, Map.of(), values).config();
    } catch (ConfigException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private LoadedConfig finish() throws ConfigException {
    RecordComponent[] sections = NodeConfig.class.getRecordComponents();
    @Nullable Object[] values = new Object[sections.length];
    for (int i = 0; i < sections.length; i++) {
      values[i] = section(sections[i]);
    }
    SectionPairs.check(settings::get, key -> !unreadable.contains(key), this::fault);
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    return new LoadedConfig((NodeConfig) create(NodeConfig.class, values), settings.all());
  }

  private @Nullable Object section(RecordComponent section) {
    Object[] values = ConfigKeys.of(section).stream().map(this::value).toArray();
    try {
      return create(section.getType(), values);
    } catch (ViolatedException e) {
      e.violations().forEach(violation -> violated(section.getName(), violation));
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(section.getName(), String.valueOf(e.getMessage()), "section"));
    }
    return null;
  }

  /** A value that cannot be read gives way to the default, so that the rest is checked too. */
  private Object value(ConfigKey key) {
    Setting setting = settings.get(key);
    try {
      return Spelling.read(key.type(), setting.value());
    } catch (IllegalArgumentException e) {
      unreadable.add(key.dotted());
      fault(setting, String.valueOf(e.getMessage()));
      return Spelling.read(key.type(), key.fallback());
    }
  }

  private void violated(String section, Constraints.Violation violation) {
    ConfigKey key = ConfigKeys.find(section + "." + violation.component());
    if (key == null) {
      throw new IllegalStateException("%s has no %s".formatted(section, violation.component()));
    }
    if (!unreadable.contains(key.dotted())) {
      fault(settings.get(key), violation.sentence());
    }
  }

  private void fault(Setting setting, String sentence) {
    String subject = setting.key() + " = " + setting.value();
    faults.add(new Fault(subject, sentence, setting.origin().toString()));
  }

  private static Object create(Class<?> type, @Nullable Object[] values) {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(type + " cannot be made", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }
}
