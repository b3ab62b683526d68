package io.distric.workflow;

import io.distric.dsl.ast.Options;
import io.distric.protocol.Event;
import io.distric.protocol.OptionsCodec;
import io.distric.protocol.WireReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the instances of one block of a snapshot. */
final class InstanceReader {

  private static final TaskState.Stage[] STAGES = TaskState.Stage.values();
  private static final InstanceState.Phase[] PHASES = InstanceState.Phase.values();

  private final WireReader in;
  private final List<String> words = new ArrayList<>();
  private final List<WorkerRef> workers = new ArrayList<>();
  private final List<Options> options = new ArrayList<>();

  InstanceReader(WireReader in) {
    this.in = in;
  }

  InstanceState read(DefinitionTable definitions) {
    InstanceHeader header = header(definitions);
    int phase = in.u8();
    if (phase >= PHASES.length) {
      throw in.damaged("expected a phase, but found " + phase);
    }
    boolean compensating = in.flag();
    Event.Failure error = failure();
    int count = header.plan.nodes.length;
    int failedTask = (int) in.signed();
    int ended = in.varintIn(0, count);
    in.varintIn(count, count);
    if (failedTask < -1 || failedTask >= count) {
      throw in.damaged("expected a task, but found " + failedTask);
    }
    @Nullable TaskState[] tasks = new TaskState[count];
    for (int i = 0; i < count; i++) {
      tasks[i] = task();
    }
    return new InstanceState(header, PHASES[phase], compensating, error, failedTask, ended, tasks);
  }

  private InstanceHeader header(DefinitionTable definitions) {
    UUID id = in.uuid();
    long sequence = in.varint();
    String workflow = word();
    long version = in.varint();
    DefinitionTable.Use use = definitions.get(workflow, version);
    WorkflowPlan plan = use == null ? null : use.plan;
    if (plan == null) {
      throw in.damaged("expected the definition of '" + workflow + "' version " + version);
    }
    return new InstanceHeader(
        id,
        sequence,
        plan,
        in.text(),
        word(),
        in.bytes(),
        in.bytesOrNull(),
        options(),
        in.textOrNull(),
        in.signed(),
        in.signed(),
        in.signed());
  }

  private @Nullable TaskState task() {
    int stage = in.u8();
    if (stage == 0) {
      return null;
    }
    if (stage > STAGES.length) {
      throw in.damaged("expected a stage, but found " + stage);
    }
    return new TaskState(
        STAGES[stage - 1],
        count(),
        count(),
        count(),
        count(),
        count(),
        in.signed(),
        worker(),
        in.signed(),
        in.signed(),
        in.bytesOrNull(),
        failure());
  }

  private Event.@Nullable Failure failure() {
    return in.flag() ? new Event.Failure(word(), in.text()) : null;
  }

  private int count() {
    return in.varintIn(0, Integer.MAX_VALUE);
  }

  private String word() {
    int reference = in.varintIn(0, words.size());
    if (reference > 0) {
      return words.get(reference - 1);
    }
    String text = in.text();
    words.add(text);
    return text;
  }

  private @Nullable WorkerRef worker() {
    int reference = in.varintIn(0, workers.size() + 1);
    if (reference == 0) {
      return null;
    }
    if (reference > 1) {
      return workers.get(reference - 2);
    }
    WorkerRef worker = new WorkerRef(in.text(), in.text());
    workers.add(worker);
    return worker;
  }

  private Options options() {
    int reference = in.varintIn(0, options.size());
    if (reference > 0) {
      return options.get(reference - 1);
    }
    Options read = OptionsCodec.read(in);
    options.add(read);
    return read;
  }
}
