package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    Path home = home("pwd");
    Path caller = Files.createDirectories(dir.resolve("some where")).toRealPath();

    // when
    List<String> output = run(home, caller, "");

    // then
    assertEquals(List.of(caller.toString()), output);
  }

  @ParameterizedTest
  @CsvSource({
    "always [madvise] never, true",
    "[always] madvise never, false",
    "always madvise [never], false"
  })
  void shouldAskForLargePagesWhereTheyAreGivenToThoseWhoAsk(String setting, boolean asks)
      throws Exception {
    // given: the kernel's setting as this machine may not have it
    Path home = home("printf '%s\\n' \"$@\"");
    Path set = Files.writeString(dir.resolve("enabled"), setting + "\n");
    Path first = dir.resolve("first");
    executable(first.resolve("grep"), "PATH=${PATH#*:} exec grep \"$1\" \"$2\" '" + set + "'");

    // when
    List<String> arguments = run(home, dir, first + ":");

    // then
    assertEquals(asks, arguments.contains("-XX:+UseTransparentHugePages"), arguments::toString);
  }

  @Test
  void shouldAskForLargePagesAsTheKernelSays() throws Exception {
    // given
    Path setting = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    boolean asks = Files.exists(setting) && Files.readString(setting).contains("[madvise]");

    // when
    List<String> arguments = run(home("printf '%s\\n' \"$@\""), dir, "");

    // then
    assertEquals(asks, arguments.contains("-XX:+UseTransparentHugePages"), arguments::toString);
  }

  @Test
  void shouldGiveTheJvmItsOptionsBeforeThoseOfTheUser() throws Exception {
    // given
    Path home = home("printf '%s\\n' \"$@\"");

    // when
    List<String> arguments = run(home, dir, "");

    // then
    assertTrue(arguments.contains("-XX:MaxTenuringThreshold=2"), arguments::toString);
    int theirs = arguments.indexOf("-Xmx77m");
    List<String> behind = arguments.subList(theirs, arguments.size());
    String jar = home.resolve("verticles/target/distric.jar").toString();
    assertEquals(List.of("-Xmx77m", "-jar", jar, "version"), behind);
  }

  /** A checkout whose java is a command. */
  private Path home(String command) throws IOException {
    Path home = Files.createDirectories(dir.resolve("a clone"));
    Files.copy(script(), home.resolve("distric"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(home.resolve("pom.xml"), "");
    executable(home.resolve("java"), command);
    executable(home.resolve("tools/find-jdk"), "echo '" + home.resolve("java") + "'");
    Path jar = home.resolve("verticles/target/distric.jar");
    Files.createDirectories(jar.getParent());
    Files.write(jar, ZIP);
    return home;
  }

  /** What it prints. */
  private static List<String> run(Path home, Path caller, String pathBefore) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(home.resolve("distric").toString(), "version");
    builder.environment().put("DISTRIC_AOT", "off");
    builder.environment().put("DISTRIC_JAVA_OPTS", "-Xmx77m");
    builder.environment().merge("PATH", pathBefore, (path, before) -> before + path);
    Process process = builder.directory(caller.toFile()).redirectErrorStream(true).start();
    List<String> output = process.inputReader().lines().toList();
    process.waitFor(20, TimeUnit.SECONDS);
    return output;
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
