package io.distric.verticle.coordinate;

import io.distric.protocol.Addresses;
import io.distric.protocol.Assignment;
import io.distric.protocol.AssignmentBatch;
import io.distric.protocol.Cursor;
import io.distric.protocol.EvaluatedBatch;
import io.distric.protocol.EventBatch;
import io.distric.protocol.InboundMessage;
import io.distric.protocol.MessageBatch;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.distric.protocol.Receipt;
import io.distric.protocol.Reply;
import io.distric.protocol.ReplyBatch;
import io.distric.workflow.Applied;
import io.distric.workflow.Outcome;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Says to the outside what came of entries. Confined to the partition's context. */
final class Outbox {

  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

  private final EventBus bus;
  private final int partition;
  private final Workers workers;

  Outbox(EventBus bus, int partition, Workers workers) {
    this.bus = bus;
    this.partition = partition;
    this.workers = workers;
  }

  /** The replies to messages whose commands had these outcomes, from {@code first} on. */
  void reply(CommandQueue.Slice slice, EvaluatedBatch batch, List<Outcome> outcomes, int first) {
    int size = slice.size();
    List<Reply> replies = new ArrayList<>(size);
    long[] correlations = new long[size];
    for (int i = 0; i < size; i++) {
      Outcome outcome = outcomes.get(first + i);
      if (!(outcome instanceof Outcome.DefinitionMissing)) {
        int position = slice.from() + i;
        correlations[replies.size()] = batch.correlations()[position];
        replies.add(reply(batch.messages().get(position).messageId(), outcome));
      }
    }
    if (!replies.isEmpty()) {
      send(batch.replyTo(), Arrays.copyOf(correlations, replies.size()), replies);
    }
  }

  /** The same answer to every message of a slice. */
  void refuse(CommandQueue.Slice slice, EvaluatedBatch batch, Problem problem) {
    long[] correlations = Arrays.copyOfRange(batch.correlations(), slice.from(), slice.to());
    send(batch.replyTo(), correlations, Collections.nCopies(correlations.length, problem));
  }

  /** Has messages evaluated again, on the catalog in force. */
  void evaluateAgain(CommandQueue.Slice slice, EvaluatedBatch batch) {
    List<InboundMessage> inbound = batch.inbound().subList(slice.from(), slice.to());
    bus.send(
        Addresses.EVALUATE,
        new MessageBatch(batch.replyTo(), batch.receivedAt(), List.copyOf(inbound)),
        LOCAL);
  }

  void publish(Applied applied) {
    if (!applied.events().isEmpty()) {
      bus.publish(
          Addresses.EVENTS, new EventBatch(partition, applied.index(), applied.events()), LOCAL);
    }
  }

  /**
   * Says that entries up to an index were applied while this replica did not lead: what they
   * brought was published by nobody, and is in the journal.
   */
  void publishReplayed(long index) {
    bus.publish(Addresses.EVENTS, new EventBatch(partition, index, List.of()), LOCAL);
  }

  /** Gives orders to the workers. What reaches none comes back when its session is lost. */
  void order(Applied applied, long term) {
    if (applied.assignments().isEmpty() && applied.cancellations().isEmpty()) {
      return;
    }
    Map<String, Orders> orders = new LinkedHashMap<>();
    for (UUID task : applied.cancellations()) {
      String address = workers.cancelled(task);
      if (address != null) {
        orders.computeIfAbsent(address, a -> new Orders()).cancel.add(task);
      }
    }
    for (Assignment assignment : applied.assignments()) {
      String address = workers.started(assignment);
      if (address != null) {
        orders.computeIfAbsent(address, a -> new Orders()).start.add(assignment);
      }
    }
    orders.forEach(
        (address, order) ->
            bus.send(address, new AssignmentBatch(term, order.start, order.cancel), LOCAL));
  }

  private void send(String replyTo, long[] correlations, List<? extends Reply> replies) {
    bus.send(replyTo, new ReplyBatch(correlations, List.copyOf(replies)), LOCAL);
  }

  private Reply reply(String messageId, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted ->
          new Receipt(
              messageId,
              true,
              accepted.duplicate(),
              accepted.catalogVersion(),
              accepted.matched(),
              accepted.instances(),
              partition,
              Cursor.behind(partition, accepted.index(), accepted.ordinal()).text());
      case Outcome.Rejection rejection -> refusal(rejection);
      case Outcome.Done done -> ProblemCode.INTERNAL.problem("a message was applied as nothing");
      case Outcome.DefinitionMissing missing ->
          ProblemCode.INTERNAL.problem("the definition of " + missing.workflow() + " is missing");
    };
  }

  private static Problem refusal(Outcome.Rejection rejection) {
    return switch (rejection.reason()) {
      case KEY_REUSED -> ProblemCode.KEY_REUSED.problem(rejection.message());
      case OVERLOADED -> ProblemCode.OVERLOADED.retry(rejection.message(), 1);
      case NOT_FOUND, STALE_ATTEMPT, BAD_DEFINITION, INTERNAL ->
          ProblemCode.INTERNAL.problem(rejection.message());
    };
  }

  /** What one worker is to do. */
  private static final class Orders {
    private final List<Assignment> start = new ArrayList<>();
    private final List<UUID> cancel = new ArrayList<>();
  }
}
