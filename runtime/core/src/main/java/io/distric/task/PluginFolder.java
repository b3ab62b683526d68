package io.distric.task;

import io.distric.task.api.TaskPlugin;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** A folder of task plugin jars, each with a class loader of its own. */
final class PluginFolder {

  private final Path folder;

  PluginFolder(String folder) {
    this.folder = Path.of(folder);
  }

  void load(TaskRegistry registry) {
    for (Path jar : jars(registry)) {
      try {
        load(jar, registry);
      } catch (IOException | ServiceConfigurationError | LinkageError | RuntimeException e) {
        registry.problem("task plugin " + jar + " is left out: " + e);
      }
    }
  }

  private List<Path> jars(TaskRegistry registry) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      registry.problem("the folder of task plugins cannot be read: " + e);
      return List.of();
    }
  }

  /** The loader stays open as long as the node: plugins load classes when they need them. */
  @SuppressWarnings("resource") // see above
  private static void load(Path jar, TaskRegistry registry) throws IOException {
    URLClassLoader loader =
        new URLClassLoader(
            jar.getFileName().toString(), new URL[] {url(jar)}, TaskPlugin.class.getClassLoader());
    int found = 0;
    for (TaskPlugin plugin : ServiceLoader.load(TaskPlugin.class, loader)) {
      if (loader.equals(plugin.getClass().getClassLoader())) {
        registry.add(plugin, jar.toString());
        found++;
      }
    }
    if (found == 0) {
      loader.close();
      registry.problem(
          "task plugin "
              + jar
              + " is left out: it names no "
              + TaskPlugin.class.getName()
              + " in META-INF/services");
    }
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}
