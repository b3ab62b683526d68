package io.distric.protocol;

import io.distric.protocol.Event.InstanceChanged;
import io.distric.protocol.Event.MessageAccepted;
import io.distric.protocol.Event.RuleEmitted;
import io.distric.protocol.Event.TaskChanged;

/** Events on the wire, the same for every kind of stream. */
public final class EventJson {

  private EventJson() {}

  /** The word for what happened: {@code task.completed}. */
  public static String type(Event event) {
    return switch (event) {
      case MessageAccepted accepted -> "message.accepted";
      case RuleEmitted emitted -> "rule.emitted";
      case InstanceChanged changed -> instanceType(changed.status());
      case TaskChanged changed -> taskType(changed.status());
    };
  }

  /** Writes what belongs to the event as an object: {@code data}. */
  public static void data(JsonText out, Event event) {
    out.object();
    switch (event) {
      case MessageAccepted accepted -> fields(out, accepted);
      case RuleEmitted emitted -> fields(out, emitted);
      case InstanceChanged changed -> fields(out, changed);
      case TaskChanged changed -> fields(out, changed);
    }
    out.endObject();
  }

  /** Writes an instance's new status as one result of {@code ?wait=result}. */
  public static void result(JsonText out, InstanceChanged changed) {
    out.object();
    out.name("workflow_instance_id").id(changed.instance());
    out.name("workflow_id").text(changed.workflow());
    out.name("status").text(changed.status().word());
    out.name("output").raw(changed.output());
    out.name("error");
    InstanceJson.failure(out, changed.error());
    out.endObject();
  }

  private static String instanceType(Status status) {
    return switch (status) {
      case PENDING, RUNNING -> "instance.started";
      case COMPLETED -> "instance.completed";
      case FAILED -> "instance.failed";
      case COMPENSATING -> "instance.compensating";
      case COMPENSATED -> "instance.compensated";
      case CANCELLED -> "instance.cancelled";
      case SKIPPED -> "instance.skipped";
    };
  }

  private static String taskType(Status status) {
    return switch (status) {
      case PENDING -> "task.retrying";
      case RUNNING -> "task.started";
      case COMPLETED -> "task.completed";
      case FAILED -> "task.failed";
      case COMPENSATING -> "task.compensating";
      case COMPENSATED -> "task.compensated";
      case CANCELLED -> "task.cancelled";
      case SKIPPED -> "task.skipped";
    };
  }

  private static void fields(JsonText out, MessageAccepted event) {
    out.name("message_id").text(event.messageId());
    out.name("client").text(event.client());
    out.name("catalog_version").number(event.catalogVersion());
    out.name("matched").texts(event.matched());
    out.name("instances").ids(event.instances());
  }

  private static void fields(JsonText out, RuleEmitted event) {
    out.name("message_id").text(event.messageId());
    out.name("rule_id").text(event.ruleId());
    out.name("topic").text(event.topic());
    out.name("data").raw(event.data());
  }

  private static void fields(JsonText out, InstanceChanged event) {
    out.name("workflow_instance_id").id(event.instance());
    out.name("workflow_id").text(event.workflow());
    out.name("workflow_version").number(event.version());
    out.name("message_id").text(event.messageId());
    out.name("rule_id").text(event.ruleId());
    out.name("status").text(event.status().word());
    out.name("output").raw(event.output());
    out.name("error");
    InstanceJson.failure(out, event.error());
  }

  private static void fields(JsonText out, TaskChanged event) {
    out.name("task_instance_id").id(event.task());
    out.name("workflow_instance_id").id(event.instance());
    out.name("workflow_id").text(event.workflow());
    out.name("task_definition_id").text(event.step());
    out.name("message_id").text(event.messageId());
    out.name("status").text(event.status().word());
    out.name("attempt").number(event.attempt());
    out.name("retry_count").number(Math.max(0, event.attempt() - 1));
    out.name("assigned_worker").text(event.worker());
    out.name("result").raw(event.result());
    out.name("error");
    InstanceJson.failure(out, event.error());
  }
}
