package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./distric}, with a jar and a JDK that are none. */
final class LauncherScriptTest {

  /** The end of an empty zip. */
  private static final byte[] ZIP = new byte[22];

  static {
    ZIP[0] = 'P';
    ZIP[1] = 'K';
    ZIP[2] = 5;
    ZIP[3] = 6;
  }

  @TempDir private Path dir;

  @Test
  void shouldRunWhereItWasCalledWhateverIsInThePath() throws Exception {
    // given
    Path home = Files.createDirectories(dir.resolve("a clone"));
    Path caller = Files.createDirectories(dir.resolve("some where")).toRealPath();
    Files.copy(script(), home.resolve("distric"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(home.resolve("pom.xml"), "");
    executable(home.resolve("java"), "pwd");
    executable(home.resolve("tools/find-jdk"), "echo '" + home.resolve("java") + "'");
    Path jar = home.resolve("verticles/target/distric.jar");
    Files.createDirectories(jar.getParent());
    Files.write(jar, ZIP);

    // when
    ProcessBuilder builder = new ProcessBuilder(home.resolve("distric").toString(), "version");
    builder.environment().put("DISTRIC_AOT", "off");
    Process process = builder.directory(caller.toFile()).redirectErrorStream(true).start();
    List<String> output = process.inputReader().lines().toList();
    process.waitFor(20, TimeUnit.SECONDS);

    // then
    assertEquals(List.of(caller.toString()), output);
  }

  private static void executable(Path file, String command) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + command + "\n");
    file.toFile().setExecutable(true);
  }

  private static Path script() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("distric"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("the tests do not run inside the repository");
    }
    return folder.resolve("distric");
  }
}
