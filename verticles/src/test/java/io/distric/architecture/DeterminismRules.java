package io.distric.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What the workflow engine may not call, because every replica must reach the same state from the
 * same log: nothing that depends on a clock, chance, the machine, the locale or an unordered table.
 */
record DeterminismRules(String root) {

  private static final Set<String> UNORDERED =
      Set.of(HashMap.class.getName(), HashSet.class.getName(), ConcurrentHashMap.class.getName());
  private static final Set<String> UNORDERED_FACTORIES = Set.of("of", "copyOf", "ofEntries");
  private static final Set<String> UNORDERED_COLLECTORS =
      Set.of("toSet", "toUnmodifiableSet", "toUnmodifiableMap", "toConcurrentMap");
  private static final Set<String> OF_THE_MACHINE =
      Set.of("currentTimeMillis", "nanoTime", "identityHashCode", "getProperty", "getenv");
  private static final Set<String> OF_CHANCE =
      Set.of(
          Random.class.getName(),
          "java.util.SplittableRandom",
          "java.util.random.RandomGenerator",
          "java.security.SecureRandom",
          "java.util.concurrent.ThreadLocalRandom");

  ArchRule noUnorderedTables() {
    return engineCallsNothing("with an unordered table", DeterminismRules::isUnordered)
        .because("its order differs between runs: use LinkedHashMap, TreeMap or List");
  }

  ArchRule noClocks() {
    return engineCallsNothing("of a clock or the machine", DeterminismRules::isOfTheMachine)
        .because("time and surroundings come in with the log entry");
  }

  ArchRule noChance() {
    return engineCallsNothing("of chance", DeterminismRules::isChance)
        .because("the entropy seed comes in with the log entry");
  }

  ArchRule noDefaultLocale() {
    return engineCallsNothing("with the default locale", DeterminismRules::usesDefaultLocale)
        .because("replicas may run under different locales: pass Locale.ROOT");
  }

  ArchRule noParallelStreams() {
    return engineCallsNothing(
            "of a parallel stream", call -> call.getName().matches("parallel|parallelStream"))
        .because("their order is not fixed");
  }

  ArchRule noFloatingPoint() {
    return classes()
        .that()
        .resideInAPackage(root + ".workflow..")
        .should(new NoFloatingPoint())
        .because("amounts are exact: use long or BigDecimal")
        .allowEmptyShould(true);
  }

  private ArchRule engineCallsNothing(String what, Predicate<JavaCall<?>> bad) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".workflow..")
        .should()
        .callCodeUnitWhere(DescribedPredicate.describe(what, bad))
        .allowEmptyShould(true);
  }

  private static boolean isUnordered(JavaCall<?> call) {
    String name = call.getName();
    return switch (owner(call)) {
      case "java.util.Set", "java.util.Map" -> UNORDERED_FACTORIES.contains(name);
      case "java.util.stream.Collectors" -> isUnorderedCollector(call);
      case String owner -> name.equals("<init>") && UNORDERED.contains(owner);
    };
  }

  /** Some collectors make an ordered table only when they are told which. */
  private static boolean isUnorderedCollector(JavaCall<?> call) {
    int arguments = call.getTarget().getRawParameterTypes().size();
    return UNORDERED_COLLECTORS.contains(call.getName())
        || (call.getName().equals("toMap") && arguments < 4)
        || (call.getName().equals("groupingBy") && arguments < 3);
  }

  private static boolean isOfTheMachine(JavaCall<?> call) {
    String owner = owner(call);
    return (owner.equals("java.lang.System") && OF_THE_MACHINE.contains(call.getName()))
        || (owner.startsWith("java.time.") && call.getName().equals("now"))
        || (owner.equals("java.time.Clock") && call.getName().startsWith("system"))
        || (owner.equals("java.time.ZoneId") && call.getName().equals("systemDefault"));
  }

  private static boolean isChance(JavaCall<?> call) {
    String owner = owner(call);
    return OF_CHANCE.contains(owner)
        || (owner.equals(UUID.class.getName()) && call.getName().equals("randomUUID"))
        || (owner.equals("java.lang.Math") && call.getName().equals("random"))
        || (owner.equals("java.util.Collections") && call.getName().equals("shuffle"));
  }

  private static boolean usesDefaultLocale(JavaCall<?> call) {
    List<String> parameters =
        call.getTarget().getRawParameterTypes().stream().map(type -> type.getName()).toList();
    boolean told = parameters.contains(Locale.class.getName());
    return switch (owner(call)) {
      case "java.lang.String" ->
          !told && call.getName().matches("toLowerCase|toUpperCase|format|formatted");
      case "java.util.Locale" -> call.getName().equals("getDefault");
      case "java.text.NumberFormat", "java.text.Collator" ->
          !told && call.getName().startsWith("get");
      case String owner -> owner.startsWith("java.text.") && call.getName().equals("<init>");
    };
  }

  private static String owner(JavaAccess<?> call) {
    return call.getTargetOwner().getName();
  }
}
