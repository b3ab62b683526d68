package io.distric.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows that each rule of tidiness finds what is planted for it, and no more. */
final class TidyRulesTest {

  private static final String MAIN = "runtime/core/src/main/java/io/distric/message/Planted.java";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "core/src/test/java/A.java       | Thread.sleep(10)              | await the condition",
        "core/src/test/java/A.java       | TimeUnit.SECONDS.sleep(1)     | await the condition",
        "core/src/main/java/A.java       | System.currentTimeMillis()    | InstantSource",
        "core/src/main/java/A.java       | System.out.println(1)         | SLF4J",
        "core/src/main/java/A.java       | String.format(\"%d\", 1)      | Locale.ROOT",
        "core/src/main/java/A.java       | Math.random()                 | RandomGenerator",
        "core/src/main/java/A.java       | new Random().nextInt()        | RandomGenerator",
        "core/src/main/java/A.java       | new Thread(null).start()      | name the thread",
        "core/src/main/java/A.java       | System.getenv(\"A\")          | io.distric.config",
        "verticles/src/main/java/A.java  | synchronized (this) {}        | confine the state",
      })
  void shouldBanTheCallAndSayWhatToWrite(String path, String code, String instead) {
    // when
    List<Finding> findings = BannedUse.check(parse(path, method("run", code + ";")));

    // then
    assertEquals(1, findings.size(), findings::toString);
    assertTrue(findings.getFirst().problem().contains(instead), findings::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "core/src/main/java/A.java                | String.format(Locale.ROOT, \"%d\", 1)",
        "core/src/main/java/A.java                | /* System.out */ log(\"Thread.sleep(1)\")",
        "verticles/io/distric/verticle/cli/A.java | System.out.println(1)",
        "core/src/main/java/config/A.java         | System.getenv(\"A\")",
      })
  void shouldLeaveTheRestAlone(String path, String code) {
    assertEquals(List.of(), BannedUse.check(parse(path, method("run", code + ";"))));
  }

  @Test
  void shouldBanSynchronizedMethodsInVerticles() {
    // given
    String text = "class A { synchronized void run() {} }";

    // then
    assertEquals(1, BannedUse.check(parse("verticles/src/main/java/A.java", text)).size());
    assertEquals(0, BannedUse.check(parse("runtime/core/src/main/java/A.java", text)).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TextUtil", "TextUtils", "TaskHelper", "TaskManager", "TaskCommon", "TaskImpl"})
  void shouldRefuseEmptySuffixes(String name) {
    assertEquals(1, TypeNames.check(parse(MAIN, "class " + name + " {}")).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DefaultTask", "AbstractTask", "BaseTask", "CommonTask"})
  void shouldRefuseEmptyPrefixes(String name) {
    assertEquals(1, TypeNames.check(parse(MAIN, "class " + name + " {}")).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Task", "Base64Text", "Default", "Baseline", "Implication"})
  void shouldAcceptNamesOfConcepts(String name) {
    assertEquals(List.of(), TypeNames.check(parse(MAIN, "class " + name + " {}")));
  }

  @Test
  void shouldFindLongFilesAndMethods() {
    // given
    String longMethod = method("tooLong", "run();\n".repeat(61));
    String longFile = "class A {}\n" + "\n".repeat(400);

    // then
    assertProblem("method tooLong has 63 lines, 60 are allowed", new Ratchet(Map.of()), longMethod);
    assertProblem("lines has 401 lines, 400 are allowed", new Ratchet(Map.of()), longFile);
  }

  @Test
  void shouldLetTheRatchetOnlyShrink() {
    // given
    String text = "class A {}\n" + "\n".repeat(449);
    String shortText = "class A {}\n";

    // then
    assertEquals(List.of(), ratchet(450).check(List.of(parse(MAIN, text))));
    assertProblem("450 lines, 449 are allowed", ratchet(449), text);
    assertProblem("lower its ratchet to 450", ratchet(451), text);
    assertProblem("fits now: remove it", ratchet(450), shortText);
    assertTrue(ratchet(450).check(List.of()).getFirst().problem().contains("is gone"));
  }

  @Test
  void shouldFindBrokenLinks() {
    // given
    Map<String, String> documents =
        Map.of(
            "README.md",
            "# Top\n[good](docs/a.md) [bad](docs/b.md) [there](docs/a.md#two-words) [x](#none)",
            "docs/a.md",
            "## Two words\n[up](../README.md#top) [web](https://example.org/x)\n"
                + "```\n[code](none.md)\n```\n`[code](none.md)` [bad](none.md)");

    // when
    List<Finding> findings =
        new DocLinks(documents, Set.of("README.md", "docs/a.md")::contains).check();

    // then
    Set<String> expected =
        Set.of(
            "README.md:2: the link to docs/b.md leads nowhere",
            "README.md:2: the link to #none leads nowhere",
            "docs/a.md:6: the link to none.md leads nowhere");
    assertEquals(expected, Set.copyOf(findings.stream().map(Finding::toString).toList()));
  }

  private static void assertProblem(String expected, Ratchet ratchet, String text) {
    List<Finding> findings = ratchet.check(List.of(parse(MAIN, text)));
    assertEquals(1, findings.size(), findings::toString);
    assertTrue(findings.getFirst().problem().contains(expected), findings::toString);
  }

  private static Ratchet ratchet(long lines) {
    return Ratchet.read(List.of("# allowed for now", MAIN + " lines " + lines));
  }

  private static JavaText parse(String path, String text) {
    return JavaText.parse(Map.of(path, text)).getFirst();
  }

  private static String method(String name, String body) {
    return "class A { void %s() {\n%s} }".formatted(name, body);
  }
}
