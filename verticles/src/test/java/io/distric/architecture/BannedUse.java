package io.distric.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A call that some code may not make, and what to write instead.
 *
 * @param where part of the path of the files it is banned in
 * @param except parts of the paths of files that may use it
 */
record BannedUse(Pattern use, String where, List<String> except, String instead) {

  static final List<BannedUse> ALL =
      List.of(
          ban(
              "^(Thread|TimeUnit\\.\\w+)\\.sleep\\(",
              "/src/test/",
              "await the condition with a deadline, or move the test clock"),
          ban(
              "^System\\.currentTimeMillis\\(",
              "/src/main/",
              "take a java.time.InstantSource as a constructor parameter",
              "/verticle/launch/",
              "/verticle/cli/",
              "/telemetry/"),
          ban(
              "^System\\.(out|err)$",
              "/src/main/",
              "log through SLF4J; only the command line prints",
              "/peers/",
              "/verticle/cli/",
              "/verticle/launch/"),
          ban("^String\\.format\\((?!(Locale\\.)?ROOT)", "/src/main/", "give Locale.ROOT first"),
          ban(
              "^(new (java\\.util\\.)?Random\\($|Math\\.random\\()",
              "/src/main/",
              "take a java.util.random.RandomGenerator as a constructor parameter"),
          ban(
              "^new Thread\\($",
              "/src/main/",
              "name the thread: Thread.ofVirtual() or ofPlatform() with name(…)"),
          ban(
              "^synchronized$",
              "verticles/src/main/",
              "confine the state to one context: if it needs a lock, its owner is wrong"),
          ban("\\.getenv\\(", "/src/main/", "read it through io.distric.config", "/config/"));

  static List<Finding> check(JavaText file) {
    List<Finding> findings = new ArrayList<>();
    for (BannedUse banned : ALL) {
      if (banned.appliesTo(file.path())) {
        for (JavaText.Part part : file.uses()) {
          if (banned.use.matcher(part.text()).find()) {
            findings.add(banned.in(file, part));
          }
        }
      }
    }
    return findings;
  }

  private Finding in(JavaText file, JavaText.Part part) {
    String shown = part.text().lines().findFirst().orElse("");
    return new Finding(file.path(), part.line(), shown + " is banned here: " + instead);
  }

  private boolean appliesTo(String path) {
    return path.contains(where) && except.stream().noneMatch(path::contains);
  }

  private static BannedUse ban(String use, String where, String instead, String... except) {
    return new BannedUse(Pattern.compile(use), where, List.of(except), instead);
  }
}
