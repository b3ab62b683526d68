package io.distric.architecture.planted.dsl.match;

/** Planted: rule-dsl starts a thread. */
final class UsesThread {
  Thread bad() {
    return Thread.ofVirtual().unstarted(() -> {});
  }
}
