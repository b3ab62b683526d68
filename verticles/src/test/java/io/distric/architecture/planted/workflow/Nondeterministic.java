package io.distric.architecture.planted.workflow;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Planted: everything that the engine must not call, one method each. */
final class Nondeterministic {

  Object hashMap() {
    return new HashMap<String, String>();
  }

  Object hashSet() {
    return new HashSet<String>();
  }

  Object setOf() {
    return Set.of("a", "b");
  }

  Object mapOf() {
    return Map.of("a", "b");
  }

  Object toSet() {
    return List.of("a").stream().collect(Collectors.toSet());
  }

  Object toMap() {
    return List.of("a").stream().collect(Collectors.toMap(a -> a, a -> a));
  }

  long wallClock() {
    return System.currentTimeMillis();
  }

  long nanos() {
    return System.nanoTime();
  }

  Instant now() {
    return Instant.now();
  }

  int chance() {
    return new Random().nextInt();
  }

  UUID randomId() {
    return UUID.randomUUID();
  }

  @SuppressWarnings("StringCaseLocaleUsage") // planted
  String lower() {
    return "A".toLowerCase();
  }

  @SuppressWarnings("AnnotateFormatMethod") // planted
  String format(Object value) {
    return String.format("%s", value);
  }

  Locale locale() {
    return Locale.getDefault();
  }

  long parallel() {
    return List.of("a", "b").parallelStream().count();
  }

  boolean floating(long amount) {
    return amount * 1.1 > 2;
  }
}
