package io.distric.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.ConfigLoader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginFolderTest {

  private static final String SERVICE = "META-INF/services/io.distric.task.api.TaskPlugin";

  @TempDir private Path folder;

  @Test
  void shouldLoadThePluginsOfAJar() throws IOException {
    // given
    pluginJar("good.jar", "acme.greet", "Greet");

    // when
    TaskRegistry registry = load();

    // then
    assertNotNull(registry.find("acme.greet"));
    assertEquals(List.of(), registry.problems());
  }

  @Test
  void shouldLeaveOutABadJarAndGoOn() throws IOException {
    // given
    pluginJar("good.jar", "acme.greet", "Greet");
    Files.writeString(folder.resolve("bad.jar"), "no zip");
    jar("empty.jar", Map.of("readme.txt", new byte[0]));
    jar("lost.jar", Map.of(SERVICE, "no.such.Plugin".getBytes(StandardCharsets.UTF_8)));

    // when
    TaskRegistry registry = load();

    // then
    assertNotNull(registry.find("acme.greet"));
    assertEquals(3, registry.problems().size(), registry.problems()::toString);
    assertTrue(registry.problems().stream().allMatch(p -> p.contains(".jar is left out")));
  }

  @Test
  void shouldKeepTheFirstOfTwoPluginsWithOneName() throws IOException {
    // given
    pluginJar("noop.jar", "core.noop", "Mine");

    // when
    TaskRegistry registry = load();

    // then
    assertTrue(registry.find("core.noop") instanceof InlineTask);
    assertTrue(registry.problems().getFirst().contains("'core.noop'"));
  }

  @Test
  void shouldSayThatTheFolderCannotBeRead() {
    // when
    TaskRegistry registry =
        TaskRegistry.load(
            ConfigLoader.with(Map.of("execute.pluginsDir", folder + "/none")).execute());

    // then
    assertTrue(registry.problems().getFirst().contains("cannot be read"));
  }

  private TaskRegistry load() {
    return TaskRegistry.load(
        ConfigLoader.with(Map.of("execute.pluginsDir", folder.toString())).execute());
  }

  private void pluginJar(String name, String type, String className) throws IOException {
    String source =
        """
        import io.distric.task.api.*;
        public final class %s implements TaskPlugin {
          @Override public String name() { return "%s"; }
          @Override public TaskOutcome execute(TaskContext context) {
            return TaskOutcome.completed();
          }
        }
        """
            .formatted(className, type);
    Path classes = Files.createDirectories(folder.resolve("classes-" + className));
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + className + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                null,
                null,
                null,
                List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                null,
                List.of(file))
            .call();
    assertTrue(compiled);
    jar(
        name,
        Map.of(
            className + ".class",
            Files.readAllBytes(classes.resolve(className + ".class")),
            SERVICE,
            className.getBytes(StandardCharsets.UTF_8)));
  }

  private void jar(String name, Map<String, byte[]> entries) throws IOException {
    try (OutputStream file = Files.newOutputStream(folder.resolve(name));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }
}
