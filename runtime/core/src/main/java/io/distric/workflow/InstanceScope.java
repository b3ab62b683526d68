package io.distric.workflow;

import io.distric.dsl.value.Scope;
import io.distric.dsl.value.Value;
import io.distric.protocol.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a workflow's expressions can name: {@code input}, {@code message}, {@code instance.id},
 * {@code error} with code, message and task, and each step with its status, result and error. JSON
 * is parsed when it is first read, and kept for the decision at hand only.
 */
final class InstanceScope implements Scope {

  static final String MESSAGE = "message";

  private static final String INPUT = "input";
  private static final String ERROR = "error";
  private static final String INSTANCE = "instance";

  private final InstanceDraft draft;
  private final LinkedHashMap<String, Value> known = new LinkedHashMap<>();

  InstanceScope(InstanceDraft draft) {
    this.draft = draft;
  }

  @Override
  public Value lookup(String name) {
    Value value = known.get(name);
    if (value != null) {
      return value;
    }
    return switch (name) {
      case INPUT -> keep(name, parse(draft.header.input));
      case MESSAGE -> keep(name, parse(draft.header.message));
      case INSTANCE -> keep(name, instance());
      case ERROR -> error();
      case String step -> step(step);
    };
  }

  @Override
  public Value now() {
    return new Value.Time(Instant.ofEpochMilli(draft.header.receivedAt));
  }

  private Value keep(String name, Value value) {
    known.put(name, value);
    return value;
  }

  private Value parse(byte @Nullable [] json) {
    return json == null ? Value.Missing.MISSING : draft.turn.language().parse(json);
  }

  private Value instance() {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("id", new Value.Text(draft.id().toString()));
    return new Value.Fields(fields);
  }

  private Value error() {
    Event.Failure failure = draft.error;
    if (failure == null) {
      return Value.Missing.MISSING;
    }
    SequencedMap<String, Value> fields = failure(failure);
    if (draft.failedTask >= 0) {
      fields.put("task", new Value.Text(draft.plan.node(draft.failedTask).id()));
    }
    return new Value.Fields(fields);
  }

  private Value step(String name) {
    PlanNode node = draft.plan.named(name);
    TaskState task = node == null ? null : draft.tasks[node.ordinal()];
    if (task == null) {
      return Value.Missing.MISSING;
    }
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("status", new Value.Text(task.stage().status.word()));
    byte[] result = task.result();
    if (result != null) {
      fields.put("result", parse(result));
    }
    Event.Failure failure = task.error();
    if (failure != null) {
      fields.put(ERROR, new Value.Fields(failure(failure)));
    }
    Value value = new Value.Fields(fields);
    return task.stage().ended() ? keep(name, value) : value;
  }

  private static SequencedMap<String, Value> failure(Event.Failure failure) {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("code", new Value.Text(failure.code()));
    fields.put(MESSAGE, new Value.Text(failure.message()));
    return fields;
  }
}
