package io.distric.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {

  private static final String ROOT = "io.distric";
  private static final String PLANTED = "io.distric.architecture.planted";
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages(ROOT);
  private static final JavaClasses PLANTED_CLASSES =
      new ClassFileImporter().importPackages(PLANTED);

  /** A rule with the planted violations that it must find: class, or class and method. */
  private record Case(String name, ArchRule real, ArchRule planted, List<String> found) {}

  @TestFactory
  Stream<DynamicTest> shouldHoldForOurClasses() {
    return cases().map(c -> DynamicTest.dynamicTest(c.name, () -> c.real.check(OURS)));
  }

  @TestFactory
  Stream<DynamicTest> shouldFindThePlantedViolations() {
    return cases().map(c -> DynamicTest.dynamicTest(c.name, () -> checkFound(c)));
  }

  @Test
  void shouldLetLaunchWireTheVerticles() {
    // when
    EvaluationResult result =
        new RoomRules(PLANTED).verticlesMeetInProtocol().evaluate(PLANTED_CLASSES);

    // then
    assertTrue(result.getFailureReport().getDetails().stream().noneMatch(d -> d.contains("Wires")));
  }

  @Test
  void shouldSeeTheClassesOfEveryModule() {
    for (String room : List.of("grammar", "dsl", "task.api", "protocol", "verticle")) {
      String packageName = ROOT + "." + room;
      assertTrue(
          OURS.stream().anyMatch(type -> type.getPackageName().startsWith(packageName)),
          packageName + " has no classes: the rules would check nothing");
    }
  }

  private static Stream<Case> cases() {
    return Stream.concat(
        roomCases(new RoomRules(ROOT), new RoomRules(PLANTED)),
        determinismCases(new DeterminismRules(ROOT), new DeterminismRules(PLANTED)));
  }

  private static Stream<Case> roomCases(RoomRules real, RoomRules planted) {
    return Stream.of(
        of("direction", real.direction(), planted.direction(), "UsesVerticle"),
        of(
            "rule-dsl stands alone",
            real.ruleDslStandsAlone(),
            planted.ruleDslStandsAlone(),
            "UsesThread"),
        of(
            "task-api needs only the JDK",
            real.taskApiNeedsOnlyTheJdk(),
            planted.taskApiNeedsOnlyTheJdk(),
            "UsesLogger"),
        of(
            "pure rooms know no Vert.x",
            real.pureRoomsKnowNoVertx(),
            planted.pureRoomsKnowNoVertx(),
            "UsesVertx"),
        of(
            "only replica knows Ratis",
            real.onlyReplicaKnowsRatis(),
            planted.onlyReplicaKnowsRatis(),
            "UsesRatis"),
        of(
            "only readers know ANTLR",
            real.onlyReadersKnowAntlr(),
            planted.onlyReadersKnowAntlr(),
            "UsesAntlr"),
        of(
            "only the adapter knows MVEL",
            real.onlyTheAdapterKnowsMvel(),
            planted.onlyTheAdapterKnowsMvel(),
            "UsesMvel"),
        of(
            "verticles meet in protocol",
            real.verticlesMeetInProtocol(),
            planted.verticlesMeetInProtocol(),
            "UsesIngest"),
        of(
            "no package cycles",
            real.noPackageCycles(),
            planted.noPackageCycles(),
            "NeedsTelemetry",
            "NeedsConfig"));
  }

  private static Stream<Case> determinismCases(DeterminismRules real, DeterminismRules planted) {
    return Stream.of(
        of(
            "no unordered tables",
            real.noUnorderedTables(),
            planted.noUnorderedTables(),
            ".hashMap()",
            ".hashSet()",
            ".setOf()",
            ".mapOf()",
            ".toSet()",
            ".toMap()"),
        of("no clocks", real.noClocks(), planted.noClocks(), ".wallClock()", ".nanos()", ".now()"),
        of("no chance", real.noChance(), planted.noChance(), ".chance()", ".randomId()"),
        of(
            "no default locale",
            real.noDefaultLocale(),
            planted.noDefaultLocale(),
            ".lower()",
            ".format(",
            ".locale()"),
        of(
            "no parallel streams",
            real.noParallelStreams(),
            planted.noParallelStreams(),
            ".parallel()"),
        of(
            "no floating point",
            real.noFloatingPoint(),
            planted.noFloatingPoint(),
            "Nondeterministic.floating"));
  }

  private static Case of(String name, ArchRule real, ArchRule planted, String... found) {
    return new Case(name, real, planted, List.of(found));
  }

  private static void checkFound(Case rule) {
    String report = rule.planted.evaluate(PLANTED_CLASSES).getFailureReport().toString();
    for (String violation : rule.found) {
      assertTrue(report.contains(violation), () -> violation + " is not reported in:\n" + report);
    }
  }
}
