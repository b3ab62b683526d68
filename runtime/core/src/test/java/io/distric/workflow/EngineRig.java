package io.distric.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Workflow;
import io.distric.protocol.Assignment;
import io.distric.protocol.Command;
import io.distric.protocol.Entry;
import io.distric.protocol.EntryCodec;
import io.distric.protocol.Event;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** An engine with a log, a clock and a worker of a test's own making. */
final class EngineRig {

  static final long START = 1_700_000_000_000L;
  static final Entry.Ticket WORKER = new Entry.Ticket("w1", "s1", List.of(), 1000);

  final Map<String, Workflow> workflows;
  final List<byte[]> log = new ArrayList<>();
  final List<EngineGauges> gauges = new ArrayList<>();
  PartitionEngine engine;
  long now = START;
  List<Entry.Ticket> tickets = List.of(WORKER);
  private int messages;

  EngineRig(FlowSketch... flows) {
    this.workflows = new TreeMap<>();
    for (FlowSketch flow : flows) {
      Workflow workflow = flow.build();
      workflows.put(workflow.id(), workflow);
    }
    this.engine = newEngine();
  }

  PartitionEngine newEngine() {
    return newEngine(language());
  }

  /** An engine that decides by the newest rules, from before the first entry of the log. */
  static PartitionEngine newEngine(WorkflowLanguage language) {
    PartitionEngine engine = new PartitionEngine(0, language);
    Command raise = new Command.RaiseLevel(PartitionEngine.LEVEL_MAX);
    engine.apply(0, new Entry(0, 0, List.of(), List.of(), List.of(raise)));
    return engine;
  }

  WorkflowLanguage language() {
    return new RuleLanguage(
        definition -> {
          Workflow workflow = workflows.get(definition.workflow());
          if (workflow == null) {
            throw new BadDefinitionException("no workflow '" + definition.workflow() + "'");
          }
          return workflow;
        });
  }

  /** Applies commands as an entry, through the binary form, bringing all definitions. */
  Applied apply(Command... commands) {
    List<Entry.Definition> definitions = new ArrayList<>();
    for (String id : workflows.keySet()) {
      if (!engine.hasDefinition(id, 1)) {
        definitions.add(new Entry.Definition(id, 1, bytes("{}")));
      }
    }
    return apply(new Entry(now, log.size() * 7919L, tickets, definitions, List.of(commands)));
  }

  Applied apply(Entry entry) {
    byte[] bytes = EntryCodec.encode(entry);
    log.add(bytes);
    Applied applied = engine.apply(log.size(), EntryCodec.decode(ByteBuffer.wrap(bytes)));
    gauges.add(engine.gauges());
    return applied;
  }

  Applied advance(long millis) {
    now += millis;
    return apply(new Command.Advance());
  }

  /** Starts an instance and gives the assignments that came of it. */
  Applied start(String workflow, String input) {
    return apply(message("m-" + messages++, workflow, input, Options.NONE));
  }

  static Command.AcceptMessage message(String id, String workflow, String input, Options options) {
    return new Command.AcceptMessage(
        "client",
        id,
        id.hashCode(),
        null,
        null,
        START,
        1,
        List.of("rule"),
        bytes("{\"id\":\"" + id + "\"}"),
        List.of(new Command.Run("rule", workflow, 1, bytes(input), options)),
        List.of());
  }

  Applied complete(Assignment assignment, String result) {
    return apply(completion(assignment, result));
  }

  static Command completion(Assignment assignment, String result) {
    return new Command.CompleteTask(assignment.task(), assignment.attempt(), bytes(result));
  }

  Applied fail(Assignment assignment, String code, boolean retryable) {
    return apply(
        new Command.FailTask(
            assignment.task(), assignment.attempt(), code, code + " happened", retryable));
  }

  /** The engine that a snapshot of this one gives. */
  PartitionEngine restored() {
    PartitionEngine other = newEngine();
    try {
      other.restore(new ByteArrayInputStream(snapshot(engine)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return other;
  }

  /** The engine that the whole log gives. */
  PartitionEngine replayed() {
    PartitionEngine other = newEngine();
    applyRest(other, 0);
    return other;
  }

  /** Applies the log from an index on, and compares after each entry. */
  void applyRest(PartitionEngine other, int from) {
    for (int i = from; i < log.size(); i++) {
      Entry entry = EntryCodec.decode(ByteBuffer.wrap(log.get(i)));
      Applied applied = other.apply(i + 1, entry);
      assertEquals(gauges.get(i), other.gauges(), () -> entry + "\n" + applied);
    }
  }

  static byte[] snapshot(PartitionEngine engine) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      engine.view().writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Assignment only(Applied applied) {
    assertEquals(1, applied.assignments().size(), applied::toString);
    return applied.assignments().getFirst();
  }

  static Assignment of(Applied applied, String step) {
    return applied.assignments().stream()
        .filter(assignment -> assignment.step().equals(step))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no assignment of " + step + ": " + applied));
  }

  static List<String> steps(Applied applied) {
    return applied.assignments().stream().map(Assignment::step).toList();
  }

  static InstanceRecord finished(Applied applied) {
    assertEquals(1, applied.finished().size(), applied::toString);
    return applied.finished().getFirst();
  }

  static InstanceRecord.TaskRecord task(InstanceRecord instance, String step) {
    return instance.tasks().stream()
        .filter(task -> task.step().equals(step))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no task " + step));
  }

  static Outcome.Reason refusal(Applied applied) {
    if (applied.outcomes().getFirst() instanceof Outcome.Rejection(var reason, String _)) {
      return reason;
    }
    throw new AssertionError("expected a rejection, but found " + applied.outcomes());
  }

  /** Events as short texts: {@code started}, {@code a running 1}. */
  static List<String> events(Applied applied) {
    return applied.events().stream().map(EngineRig::word).toList();
  }

  private static String word(Event event) {
    return switch (event) {
      case Event.MessageAccepted _ -> "accepted";
      case Event.RuleEmitted emitted -> "emitted " + emitted.topic();
      case Event.InstanceChanged changed ->
          changed.status() == Status.RUNNING ? "started" : changed.status().word();
      case Event.TaskChanged changed ->
          changed.step() + " " + changed.status().word() + " " + changed.attempt();
    };
  }

  static UUID instance(Applied applied) {
    if (applied.outcomes().getFirst() instanceof Outcome.Accepted accepted) {
      return accepted.instances().getFirst();
    }
    throw new AssertionError("expected a receipt, but found " + applied.outcomes());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
