package io.distric.workflow;

import io.distric.protocol.Event;
import java.util.UUID;

/** A hash of what entries came to, so that replicas find out if they ever disagree. */
@SuppressWarnings("EnumOrdinal") // like the formats: constants are only appended
final class AppliedHash {

  private AppliedHash() {}

  static long of(long before, Applied applied) {
    long hash = Mix.mix(before, applied.index());
    for (Outcome outcome : applied.outcomes()) {
      hash = hash * 31 + of(outcome);
    }
    for (Event event : applied.events()) {
      hash = Mix.mix(hash, of(event));
    }
    for (int used : applied.placesUsed()) {
      hash = hash * 31 + used;
    }
    hash = Mix.mix(hash, applied.cancellations().size());
    return Mix.mix(hash, applied.finished().size());
  }

  private static long of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> accepted.duplicate() ? 2 : 1;
      case Outcome.Done _ -> 3;
      case Outcome.DefinitionMissing _ -> 4;
      case Outcome.Rejection(Outcome.Reason reason, String _) -> 5 + reason.ordinal();
    };
  }

  private static long of(Event event) {
    return switch (event) {
      case Event.MessageAccepted accepted -> accepted.time() * 31 + accepted.instances().size();
      case Event.RuleEmitted emitted -> emitted.time() * 31 + emitted.data().length;
      case Event.InstanceChanged changed ->
          bits(changed.instance()) * 31 + changed.status().ordinal();
      case Event.TaskChanged changed ->
          (bits(changed.task()) * 31 + changed.status().ordinal()) * 31 + changed.attempt();
    };
  }

  private static long bits(UUID id) {
    return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
  }
}
