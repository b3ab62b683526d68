package io.distric.task;

import io.distric.config.ExecuteConfig;
import io.distric.task.api.TaskPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The types of tasks that a worker runs: the built-in ones and those of its plugins. Immutable. */
public final class TaskRegistry {

  private final SequencedMap<String, TaskPlugin> plugins = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private TaskRegistry() {}

  /**
   * The built-in tasks and those in the jars of {@code pluginsDir}. A jar that cannot be used is a
   * problem and takes nothing else down.
   */
  public static TaskRegistry load(ExecuteConfig config) {
    TaskRegistry registry = new TaskRegistry();
    HttpTask.HttpLimits limits =
        new HttpTask.HttpLimits(config.resultBytesMax(), config.httpPrivateAllowed());
    List<TaskPlugin> builtIn = new ArrayList<>();
    builtIn.add(new BuiltInTasks.Noop());
    builtIn.add(new BuiltInTasks.Echo());
    builtIn.add(new BuiltInTasks.Sleep());
    builtIn.add(new BuiltInTasks.Fail());
    for (HttpTask.Kind kind : HttpTask.Kind.values()) {
      builtIn.add(new HttpTask(kind, limits));
    }
    builtIn.forEach(plugin -> registry.add(plugin, "built-in"));
    if (!config.pluginsDir().isEmpty()) {
      new PluginFolder(config.pluginsDir()).load(registry);
    }
    return registry;
  }

  /** The plugin of a type, or null. */
  public @Nullable TaskPlugin find(String type) {
    return plugins.get(type);
  }

  /** All types, in byte order. */
  public List<String> types() {
    return List.copyOf(plugins.sequencedKeySet());
  }

  /** What could not be loaded, one sentence each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  void add(TaskPlugin plugin, String origin) {
    String type = plugin.name();
    TaskPlugin other = plugins.putIfAbsent(type, plugin);
    if (other != null) {
      problem(
          "task type '"
              + type
              + "' of "
              + origin
              + " is left out: "
              + other.getClass().getName()
              + " has that name already");
    }
  }

  void problem(String sentence) {
    problems.add(sentence);
  }
}
