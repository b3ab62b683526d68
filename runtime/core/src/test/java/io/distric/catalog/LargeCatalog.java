package io.distric.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/** Writes catalogs of many rules, as people would: several shapes, a few equal fields. */
final class LargeCatalog {

  private static final String[] TYPES = {"payment", "refund", "login", "transfer", "payout"};

  private LargeCatalog() {}

  static String yaml(int rules, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder(rules * 520);
    text.append("workflows:\n  - id: review\n    tasks:\n      - {id: look, task: core.noop}\n");
    text.append("rules:\n");
    for (int i = 0; i < rules; i++) {
      text.append(rule(i, random));
    }
    return text.toString();
  }

  private static String rule(int i, SplittableRandom random) {
    return """
    - id: "rule-%06d"
      title: "Customer %d: %s above %d in %s"
      priority: %d
      tags: [tenant-%d, generated]
      conditions:
        - field: event_type
          operator: equals
          value: %s
        - field: customer.id
          operator: equals
          value: "c%d"
        - field: amount
          operator: greater_than
          value: %d
        - field: customer.country
          operator: in
          value: [DE, FR, %s]
      actions:
        - workflow: review
          params: {threshold: high, payment: {ref: id}}
          timeout: 30s
          retry: 3
    """
        .formatted(
            i,
            i,
            TYPES[i % TYPES.length],
            random.nextInt(10_000),
            country(random),
            random.nextInt(1000),
            i % 50,
            TYPES[i % TYPES.length],
            random.nextInt(100_000),
            random.nextInt(10_000),
            country(random))
        .indent(2);
  }

  private static String country(SplittableRandom random) {
    return "" + (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26));
  }

  /** Prints what a step took. */
  static void tell(String what, long since) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    System.out.printf(
        Locale.ROOT,
        "%-44s %7d ms  heap %4d MB%n",
        what,
        (System.nanoTime() - since) / 1_000_000,
        heap);
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
