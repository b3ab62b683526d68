package io.distric.verticle.admin;

import io.distric.protocol.Event;
import io.distric.protocol.Event.InstanceChanged;
import io.distric.protocol.Event.MessageAccepted;
import io.distric.protocol.Event.RuleEmitted;
import io.distric.protocol.Event.TaskChanged;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events a subscription wants. What is null lets everything pass.
 *
 * @param messageId of the message concerned
 * @param workflow of the instance concerned
 * @param instance concerned
 */
record StreamFilter(
    @Nullable String messageId, @Nullable String workflow, @Nullable UUID instance) {

  boolean all() {
    return messageId == null && workflow == null && instance == null;
  }

  boolean passes(Event event) {
    if (messageId != null && !messageId.equals(event.messageId())) {
      return false;
    }
    if (workflow != null && !workflow.equals(workflowOf(event))) {
      return false;
    }
    return instance == null || instance.equals(event.instance());
  }

  static @Nullable String workflowOf(Event event) {
    return switch (event) {
      case InstanceChanged changed -> changed.workflow();
      case TaskChanged changed -> changed.workflow();
      case MessageAccepted accepted -> null;
      case RuleEmitted emitted -> null;
    };
  }
}
