package io.distric.verticle.coordinate;

import io.distric.protocol.Command;
import io.distric.protocol.EvaluatedBatch;
import io.distric.protocol.ReportBatch;
import io.vertx.core.eventbus.Message;
import java.util.List;

/** Commands that came together. They may go into the log in several entries, always in order. */
sealed interface Work {

  int size();

  Command command(int position);

  /**
   * Messages from a door.
   *
   * @param batch as evaluated
   * @param arrivedNanos when it came here
   */
  record Messages(EvaluatedBatch batch, long arrivedNanos) implements Work {
    @Override
    public int size() {
      return batch.messages().size();
    }

    @Override
    public Command command(int position) {
      return batch.messages().get(position);
    }
  }

  /**
   * Reports from a worker, who sends them again unless it is told that they are in the log.
   *
   * @param batch of reports
   * @param request to be answered after the last of them
   */
  record Reports(ReportBatch batch, Message<?> request) implements Work {
    @Override
    public int size() {
      return batch.reports().size();
    }

    @Override
    public Command command(int position) {
      return batch.reports().get(position);
    }
  }

  /**
   * What the leader wants itself.
   *
   * @param commands in order
   */
  record Own(List<Command> commands) implements Work {
    @Override
    public int size() {
      return commands.size();
    }

    @Override
    public Command command(int position) {
      return commands.get(position);
    }
  }
}
