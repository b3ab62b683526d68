package io.distric.verticle.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What was sent, what was promised, and what came of it. Thread-safe. */
final class DemoBooks {

  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<String, Promise> promises = new ConcurrentHashMap<>();
  private final Map<String, String> promised = new ConcurrentHashMap<>();
  private final Map<String, Ending> endings = new ConcurrentHashMap<>();
  private final Set<String> announced = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicInteger> matched = new ConcurrentHashMap<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /**
   * An accepted message.
   *
   * @param nanos when its receipt came
   * @param instances that the receipt names
   */
  private record Promise(long nanos, List<String> instances) {}

  /**
   * An instance that ended.
   *
   * @param nanos when the stream said so
   * @param workflow of the instance
   * @param status its last
   */
  record Ending(long nanos, String workflow, String status) {}

  void sent() {
    sent.incrementAndGet();
  }

  void refused() {
    refused.incrementAndGet();
  }

  /** A receipt came. */
  void receipt(String message, boolean accepted, List<String> rules, List<String> instances) {
    rules.forEach(
        rule -> matched.computeIfAbsent(rule, r -> new AtomicInteger()).incrementAndGet());
    if (accepted) {
      instances.forEach(instance -> promised.put(instance, message));
      promises.put(message, new Promise(System.nanoTime(), List.copyOf(instances)));
    }
  }

  /** The stream said that a message was accepted. */
  void announced(String message) {
    announced.add(message);
  }

  /** The stream said that an instance ended; true if it says so for the first time. */
  boolean ended(String instance, String workflow, String status) {
    return endings.putIfAbsent(instance, new Ending(System.nanoTime(), workflow, status)) == null;
  }

  int sentCount() {
    return sent.get();
  }

  int refusedCount() {
    return refused.get();
  }

  int acceptedCount() {
    return promises.size();
  }

  int promisedCount() {
    return promised.size();
  }

  int endedCount() {
    return endings.size();
  }

  /** Every accepted message was announced, and every promised instance ended. */
  boolean settled() {
    return announced.containsAll(promises.keySet())
        && endings.keySet().containsAll(promised.keySet());
  }

  Map<String, Ending> endings() {
    return Map.copyOf(endings);
  }

  Map<String, Integer> matches() {
    Map<String, Integer> sorted = new TreeMap<>();
    matched.forEach((rule, count) -> sorted.put(rule, count.get()));
    return sorted;
  }

  /** What does not add up, one sentence each. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    promises.forEach(
        (message, promise) -> {
          if (!announced.contains(message)) {
            faults.add("message " + message + " was accepted, but the stream never said so");
          }
          for (String instance : promise.instances) {
            if (!endings.containsKey(instance)) {
              faults.add("instance " + instance + " of message " + message + " did not end");
            }
          }
        });
    endings
        .keySet()
        .forEach(
            instance -> {
              if (!promised.containsKey(instance)) {
                faults.add("instance " + instance + " ended, but no receipt names it");
              }
            });
    return faults;
  }

  /** Milliseconds from the receipt to the last result, at a percentile. */
  double latencyMillis(double percentile) {
    long[] nanos =
        promises.values().stream().mapToLong(this::latency).filter(n -> n >= 0).toArray();
    if (nanos.length == 0) {
      return 0;
    }
    Arrays.sort(nanos);
    int rank = (int) Math.ceil(percentile / 100 * nanos.length) - 1;
    return nanos[Math.max(0, rank)] / NANOS_PER_MILLI;
  }

  /** -1 where nothing was started, or where it did not end. */
  private long latency(Promise promise) {
    long last = -1;
    for (String instance : promise.instances) {
      Ending ending = endings.get(instance);
      if (ending == null) {
        return -1;
      }
      last = Math.max(last, Math.max(0, ending.nanos - promise.nanos));
    }
    return last;
  }
}
