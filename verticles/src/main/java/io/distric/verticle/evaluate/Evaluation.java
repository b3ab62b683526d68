package io.distric.verticle.evaluate;

import io.distric.catalog.ActiveCatalog;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import io.distric.message.MessageIds;
import io.distric.message.Slots;
import io.distric.message.Xxh64;
import io.distric.protocol.Command;
import io.distric.protocol.Entry;
import io.distric.protocol.EvaluatedBatch;
import io.distric.protocol.FieldChanges;
import io.distric.protocol.InboundMessage;
import io.distric.protocol.MessageBatch;
import io.distric.protocol.ProblemCode;
import io.distric.protocol.Receipt;
import io.distric.protocol.Refusals;
import io.distric.protocol.Reply;
import io.distric.protocol.ReplyBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates one batch after the other on one catalog; its scratch space is used again. Confined to
 * the verticle's context.
 */
final class Evaluation {

  private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);
  private static final int CLOCK_EVERY = 16;

  private final ActiveCatalog catalog;
  private final Limits limits;
  private final MessageIds ids;
  private final MessageView view;
  private final Matches matches;
  private final Collected[] kept;
  private @Nullable MessageBatch batch;
  private int position;
  private long[] answered = new long[64];
  private List<Reply> replies = new ArrayList<>();
  private long matched;
  private long nanos;

  /**
   * Takes over the scratch space of another evaluation.
   *
   * @param previous is not used any more
   */
  Evaluation(ActiveCatalog catalog, Limits limits, MessageIds ids, @Nullable Evaluation previous) {
    this.catalog = catalog;
    this.limits = limits;
    this.ids = ids;
    this.view = catalog.matcher().newView(previous == null ? null : previous.view);
    this.matches = catalog.matcher().newMatches();
    this.kept = new Collected[limits.partitions()];
    Arrays.setAll(kept, partition -> new Collected());
  }

  /**
   * What governs all evaluations.
   *
   * @param messageBytesMax a longer message is refused
   * @param keepAll messages without an effect go into the log too
   * @param slots of the partitions
   * @param partitions how many there are
   */
  record Limits(int messageBytesMax, boolean keepAll, Slots slots, int partitions) {}

  @SuppressWarnings("ReferenceEquality") // to compare two catalogs would take longer than to match
  boolean isOf(ActiveCatalog other) {
    return catalog == other;
  }

  boolean isUnderWay() {
    return batch != null;
  }

  void begin(MessageBatch next) {
    batch = next;
    position = 0;
    matched = 0;
    nanos = 0;
    replies = new ArrayList<>();
    if (answered.length < next.messages().size()) {
      answered = new long[2 * next.messages().size()];
    }
  }

  /** Goes on until the batch is done, which is true, or the time is over. */
  boolean advance(long deadline) {
    MessageBatch current = batch;
    if (current == null) {
      return true;
    }
    long start = System.nanoTime();
    List<InboundMessage> messages = current.messages();
    while (position < messages.size()) {
      evaluateSafely(messages.get(position), current.receivedAt());
      position++;
      if (position % CLOCK_EVERY == 0
          && position < messages.size()
          && System.nanoTime() - deadline > 0) {
        nanos += System.nanoTime() - start;
        return false;
      }
    }
    nanos += System.nanoTime() - start;
    return true;
  }

  /** Replies to the messages that need not be kept. */
  ReplyBatch replies() {
    return new ReplyBatch(Arrays.copyOf(answered, replies.size()), replies);
  }

  /** The messages to be kept, for each partition that has some. */
  List<EvaluatedBatch> evaluated() {
    MessageBatch current = batch;
    if (current == null) {
      return List.of();
    }
    List<EvaluatedBatch> batches = new ArrayList<>(kept.length);
    for (int partition = 0; partition < kept.length; partition++) {
      if (!kept[partition].messages.isEmpty()) {
        batches.add(kept[partition].drain(current, partition, catalog.version()));
      }
    }
    return batches;
  }

  long catalogVersion() {
    return catalog.version();
  }

  long matched() {
    return matched;
  }

  long nanos() {
    return nanos;
  }

  void end() {
    batch = null;
  }

  /** A message over which the evaluation fails must not keep the others from their answers. */
  private void evaluateSafely(InboundMessage message, long now) {
    try {
      evaluate(message, now);
    } catch (RuntimeException | StackOverflowError bug) {
      LOG.error("a message could not be evaluated on catalog {}", catalog.version(), bug);
      answer(
          message,
          ProblemCode.INTERNAL.problem("the message could not be evaluated; nothing was accepted"));
    }
  }

  private void evaluate(InboundMessage message, long now) {
    if (message.length() > limits.messageBytesMax()) {
      answer(
          message,
          ProblemCode.MESSAGE_TOO_LARGE.problem(
              "the message has "
                  + message.length()
                  + " bytes, ingest.messageBytesMax allows "
                  + limits.messageBytesMax()));
      return;
    }
    try {
      view.readJson(message.bytes(), message.offset(), message.length(), now, message.type());
    } catch (MalformedMessage e) {
      answer(message, Refusals.of(e));
      return;
    }
    catalog.matcher().match(view, matches);
    matched += matches.size();
    String id = id(message);
    boolean effect = matches.runs() > 0 || matches.emits() > 0;
    if (effect || limits.keepAll()) {
      keep(message, id, now);
    } else {
      answer(
          message, new Receipt(id, false, false, catalog.version(), ruleIds(), List.of(), 0, ""));
    }
  }

  private void keep(InboundMessage message, String id, long now) {
    String key = message.key();
    int partition = limits.slots().partition(key == null ? id : key);
    Command.AcceptMessage command =
        new Command.AcceptMessage(
            message.client(),
            id,
            Xxh64.hash(message.bytes(), message.offset(), message.length()),
            key,
            message.type(),
            now,
            catalog.version(),
            ruleIds(),
            payload(message),
            changes(message),
            runs(),
            emits());
    kept[partition].add(message, command);
  }

  private String id(InboundMessage message) {
    String id = view.messageId();
    if (id != null) {
      return id;
    }
    String key = message.idempotencyKey();
    return key == null ? ids.next().toString() : key;
  }

  /** Cut out of the body: what is kept must not hold on to the messages beside it. */
  private byte[] payload(InboundMessage message) {
    if (matches.rewritten()) {
      return matches.payload();
    }
    int end = message.offset() + message.length();
    return message.offset() == 0 && end == message.bytes().length
        ? message.bytes()
        : Arrays.copyOfRange(message.bytes(), message.offset(), end);
  }

  private FieldChanges changes(InboundMessage message) {
    if (!matches.rewritten()) {
      return FieldChanges.NONE;
    }
    Value sent = Json.trusted(message.bytes(), message.offset(), message.length());
    return FieldChanges.of((Value.Fields) sent, matches.edits());
  }

  private List<String> ruleIds() {
    int size = matches.size();
    if (size == 0) {
      return List.of();
    }
    if (size == 1) {
      return List.of(matches.ruleId(0));
    }
    String[] rules = new String[size];
    for (int i = 0; i < size; i++) {
      rules[i] = matches.ruleId(i);
    }
    return List.of(rules);
  }

  private List<Command.Run> runs() {
    List<Command.Run> runs = new ArrayList<>(matches.runs());
    for (int i = 0; i < matches.runs(); i++) {
      Matches.Run run = matches.run(i);
      runs.add(
          new Command.Run(
              run.ruleId(), run.workflow(), version(run.workflow()), run.input(), run.options()));
    }
    return runs;
  }

  private long version(String workflow) {
    Entry.Definition definition = catalog.workflows().get(workflow);
    return definition == null ? Command.Run.NO_VERSION : definition.version();
  }

  private List<Command.Emit> emits() {
    if (matches.emits() == 0) {
      return List.of();
    }
    List<Command.Emit> emits = new ArrayList<>(matches.emits());
    for (int i = 0; i < matches.emits(); i++) {
      Matches.Emit emit = matches.emit(i);
      emits.add(new Command.Emit(emit.ruleId(), emit.topic(), emit.data()));
    }
    return emits;
  }

  private void answer(InboundMessage message, Reply reply) {
    answered[replies.size()] = message.correlation();
    replies.add(reply);
  }

  /** What goes to one partition. */
  private static final class Collected {
    private List<Command.AcceptMessage> messages = new ArrayList<>();
    private List<InboundMessage> inbound = new ArrayList<>();

    void add(InboundMessage message, Command.AcceptMessage command) {
      messages.add(command);
      inbound.add(message);
    }

    EvaluatedBatch drain(MessageBatch batch, int partition, long catalogVersion) {
      long[] correlations = new long[inbound.size()];
      for (int i = 0; i < correlations.length; i++) {
        correlations[i] = inbound.get(i).correlation();
      }
      EvaluatedBatch evaluated =
          new EvaluatedBatch(
              batch.replyTo(),
              partition,
              catalogVersion,
              correlations,
              messages,
              batch.receivedAt(),
              inbound);
      messages = new ArrayList<>();
      inbound = new ArrayList<>();
      return evaluated;
    }
  }
}
