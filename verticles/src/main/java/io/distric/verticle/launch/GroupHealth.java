package io.distric.verticle.launch;

import io.distric.replica.ReplicaGroup;
import io.distric.telemetry.Health;

/** Whether a replicated log works on this node. */
final class GroupHealth {

  private GroupHealth() {}

  static void register(ReplicaGroup group, Health health) {
    health.register("log-" + group.name(), () -> of(group.standing()));
  }

  /** Last index of a log, if this node leads it and has applied it; else none is known. */
  static long logEnd(ReplicaGroup group) {
    ReplicaGroup.Standing standing = group.standing();
    return standing.leads() ? standing.commit() : Long.MAX_VALUE;
  }

  static Health.Result of(ReplicaGroup.Standing standing) {
    if (!standing.running()) {
      return Health.Result.down("the log does not run: " + standing.detail());
    }
    if (standing.leader().isEmpty()) {
      return Health.Result.down("no leader is known");
    }
    if (standing.elected() && !standing.leads()) {
      return Health.Result.down("this node was elected, and has not applied the log yet");
    }
    return standing.leads() || standing.applied() >= standing.commit()
        ? Health.Result.ok()
        : Health.Result.down(
            "applied up to " + standing.applied() + " of " + standing.commit() + " entries");
  }
}
