package io.distric.dsl.read;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sets of keys that keep their order, so that messages are the same on every machine. */
final class Keys {

  /** Options of tasks that are read and kept, and that this release does not act on. */
  static final Set<String> KEPT = of("isolation", "limits", "locality", "capacity", "exclusive");

  /** How a task is run. */
  static final Set<String> OPTIONS =
      joined(of("timeout", "retry", "priority", "deadline", "affinity", "idempotency_key"), KEPT);

  /** What a schedule says beside when and what. */
  static final Set<String> SCHEDULE_OPTIONS = joined(OPTIONS, of("overlap"));

  private static final Set<String> KEPT_ANYWHERE = joined(KEPT, of("overlap"));

  private Keys() {}

  /** Whether it is an option that is kept as it was written. */
  static boolean isKept(String key) {
    return KEPT_ANYWHERE.contains(key);
  }

  static Set<String> of(String... keys) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(keys)));
  }

  static Set<String> joined(Collection<String> first, Collection<String> second) {
    Set<String> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return Collections.unmodifiableSet(all);
  }
}
