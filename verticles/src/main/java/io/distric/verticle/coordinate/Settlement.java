package io.distric.verticle.coordinate;

import io.distric.protocol.EvaluatedBatch;
import io.distric.protocol.Problem;
import io.distric.workflow.Applied;
import io.distric.workflow.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells those who wait what became of their commands. Confined to the partition's context. */
final class Settlement {

  private final Outbox outbox;
  private final Packer packer;

  Settlement(Outbox outbox, Packer packer) {
    this.outbox = outbox;
    this.packer = packer;
  }

  /**
   * An entry was applied.
   *
   * @return what has to be proposed once more, with definitions that the partition turned out not
   *     to have
   */
  List<Work> settle(Proposal proposal, Applied applied) {
    int first = 0;
    List<Work> again = new ArrayList<>();
    for (CommandQueue.Slice slice : proposal.slices()) {
      switch (slice.work()) {
        case Work.Messages messages -> {
          outbox.reply(slice, messages.batch(), applied.outcomes(), first);
          Work missing = withoutDefinition(slice, messages, applied.outcomes(), first);
          if (missing != null) {
            again.add(missing);
          }
        }
        case Work.Reports reports -> {
          if (slice.to() == reports.size()) {
            reports.request().reply(null);
          }
        }
        case Work.Own own -> {
          // Nobody waits for it.
        }
      }
      first += slice.size();
    }
    return again;
  }

  /** Commands that are not proposed, or whose fate is not known. */
  void refuse(CommandQueue.Slice slice, Problem problem) {
    switch (slice.work()) {
      case Work.Messages messages -> outbox.refuse(slice, messages.batch(), problem);
      case Work.Reports reports -> reports.request().fail(problem.status(), problem.detail());
      case Work.Own own -> {
        // The leader asks again when there is reason to.
      }
    }
  }

  /** Messages whose evaluation is out of date. */
  void evaluateAgain(CommandQueue.Slice slice) {
    if (slice.work() instanceof Work.Messages messages) {
      outbox.evaluateAgain(slice, messages.batch());
    }
  }

  private @Nullable Work withoutDefinition(
      CommandQueue.Slice slice, Work.Messages work, List<Outcome> outcomes, int first) {
    List<Integer> positions = new ArrayList<>(0);
    for (int i = 0; i < slice.size(); i++) {
      if (outcomes.get(first + i) instanceof Outcome.DefinitionMissing missing) {
        packer.missing(missing.workflow(), missing.version());
        positions.add(slice.from() + i);
      }
    }
    return positions.isEmpty() ? null : part(work, positions);
  }

  private static Work part(Work.Messages work, List<Integer> positions) {
    EvaluatedBatch batch = work.batch();
    return new Work.Messages(
        new EvaluatedBatch(
            batch.replyTo(),
            batch.partition(),
            batch.catalogVersion(),
            positions.stream().mapToLong(p -> batch.correlations()[p]).toArray(),
            positions.stream().map(batch.messages()::get).toList(),
            batch.receivedAt(),
            positions.stream().map(batch.inbound()::get).toList()),
        work.arrivedNanos());
  }
}
