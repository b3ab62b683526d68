package io.distric.protocol;

import io.distric.protocol.InstanceRecord.TaskRecord;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Instances and tasks on the wire. */
public final class InstanceJson {

  private InstanceJson() {}

  /** Writes an instance with its tasks. */
  public static void write(JsonText out, InstanceRecord instance) {
    out.object();
    out.name("workflow_instance_id").id(instance.id());
    out.name("workflow_id").text(instance.workflow());
    out.name("workflow_version").number(instance.version());
    out.name("status").text(instance.status().word());
    out.name("message_id").text(instance.messageId());
    out.name("rule_id").text(instance.ruleId());
    out.name("input").raw(instance.input());
    out.name("output").raw(instance.output());
    out.name("error");
    failure(out, instance.error());
    out.name("created_at").timeOrNothing(instance.createdAt());
    out.name("completed_at").timeOrNothing(instance.completedAt());
    out.name("tasks").list();
    for (TaskRecord task : instance.tasks()) {
      write(out, instance.id(), task);
    }
    out.endList();
    out.endObject();
  }

  /**
   * Writes a task.
   *
   * @param out takes it
   * @param instance id of the task's instance
   * @param task the task
   */
  public static void write(JsonText out, UUID instance, TaskRecord task) {
    out.object();
    out.name("task_instance_id").id(task.id());
    out.name("workflow_instance_id").id(instance);
    out.name("task_definition_id").text(task.step());
    out.name("task_type").text(task.type());
    out.name("status").text(task.status().word());
    out.name("assigned_worker").text(task.worker());
    out.name("started_at").timeOrNothing(task.startedAt());
    out.name("completed_at").timeOrNothing(task.completedAt());
    out.name("retry_count").number(Math.max(0, task.attempt() - 1));
    out.name("attempt").number(task.attempt());
    out.name("result").raw(task.result());
    out.name("error");
    failure(out, task.error());
    out.endObject();
  }

  /** Writes one result of {@code ?wait=result}. */
  public static void result(JsonText out, InstanceRecord instance) {
    out.object();
    out.name("workflow_instance_id").id(instance.id());
    out.name("workflow_id").text(instance.workflow());
    out.name("status").text(instance.status().word());
    out.name("output").raw(instance.output());
    out.name("error");
    failure(out, instance.error());
    out.endObject();
  }

  static void failure(JsonText out, Event.@Nullable Failure failure) {
    if (failure == null) {
      out.nothing();
      return;
    }
    out.object();
    out.name("code").text(failure.code());
    out.name("message").text(failure.message());
    out.endObject();
  }
}
