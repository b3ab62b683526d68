package io.distric.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/**
 * Which room may use which. The root package is a parameter, so that the same rules can be tried on
 * planted violations.
 */
record RoomRules(String root) {

  private static final String[] CORE = {
    "protocol", "message", "catalog", "workflow", "placement", "membership",
    "replica", "storage", "task", "security", "config", "telemetry"
  };

  /** grammar, rule-dsl, runtime, verticles: each is used only by those to its right. */
  ArchRule direction() {
    return layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("grammar")
        .definedBy(rooms("grammar"))
        .layer("rule-dsl")
        .definedBy(rooms("dsl"))
        .layer("task-api")
        .definedBy(rooms("task.api"))
        .layer("core")
        .definedBy(resideInAnyPackage(rooms(CORE)).and(resideOutsideOfPackage(room("task.api"))))
        .layer("verticles")
        .definedBy(rooms("verticle"))
        .whereLayer("verticles")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("core")
        .mayOnlyBeAccessedByLayers("verticles")
        .whereLayer("task-api")
        .mayOnlyBeAccessedByLayers("core", "verticles")
        .whereLayer("rule-dsl")
        .mayOnlyBeAccessedByLayers("core", "verticles")
        .whereLayer("grammar")
        .mayOnlyBeAccessedByLayers("rule-dsl");
  }

  /**
   * The rule language is a library: no Vert.x, no Ratis, no files, sockets or threads of its own.
   */
  ArchRule ruleDslStandsAlone() {
    return noClasses()
        .that()
        .resideInAPackage(room("dsl"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "org.apache.ratis..", "java.net..", "java.nio.file..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.Executors")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Thread")
        .because("rule-dsl is a library in its own right, called on the threads of others")
        .allowEmptyShould(true);
  }

  /** What a task author compiles against brings nothing along. */
  ArchRule taskApiNeedsOnlyTheJdk() {
    return classes()
        .that()
        .resideInAPackage(room("task.api"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", room("task.api"))
        .because("a task plugin must not inherit our dependencies")
        .allowEmptyShould(true);
  }

  ArchRule pureRoomsKnowNoVertx() {
    return noClasses()
        .that()
        .resideInAnyPackage(rooms("catalog", "workflow", "placement", "membership", "message"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..")
        .because("these rooms are tested without threads, sockets and time")
        .allowEmptyShould(true);
  }

  ArchRule onlyReplicaKnowsRatis() {
    return noClasses()
        .that()
        .resideInAPackage(room())
        .and()
        .resideOutsideOfPackage(room("replica"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.ratis..")
        .because("the log is reached through io.distric.replica")
        .allowEmptyShould(true);
  }

  ArchRule onlyReadersKnowAntlr() {
    return noClasses()
        .that()
        .resideInAPackage(room())
        .and()
        .resideOutsideOfPackages(rooms("grammar", "dsl.read"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.antlr..", room("grammar"))
        .because("parse trees end in io.distric.dsl.read; everyone else sees the AST")
        .allowEmptyShould(true);
  }

  ArchRule onlyTheAdapterKnowsMvel() {
    return noClasses()
        .that()
        .resideInAPackage(room())
        .and()
        .haveNameNotMatching(".*\\.dsl\\.mvel\\.MvelEngine")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.mvel2..")
        .because("MVEL is no sandbox: only texts that we wrote reach it, through one class")
        .allowEmptyShould(true);
  }

  /** Only launch, which wires them, sees the rooms of the verticles. */
  ArchRule verticlesMeetInProtocol() {
    return slices()
        .matching(root + ".verticle.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(resideInAPackage(room("verticle.launch")), alwaysTrue())
        .because("verticles meet in io.distric.protocol")
        .allowEmptyShould(true);
  }

  ArchRule noPackageCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  private String[] rooms(String... names) {
    return Stream.of(names).map(this::room).toArray(String[]::new);
  }

  private String room(String name) {
    return root + "." + name + "..";
  }

  private String room() {
    return root + "..";
  }
}
