package io.distric.telemetry;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * An instance has ended. Has no beginning of its own: the instance may be older than the process.
 */
@Name("distric.Instance")
@Label("Instance")
@Description("An instance of a workflow has ended.")
@Category("DistriC")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the flight recorder reads the fields
public final class InstanceSpan extends Event {

  @Label("Instance")
  private String instanceId = "";

  @Label("Message")
  private String messageId = "";

  @Label("Rule")
  private String ruleId = "";

  @Label("Workflow")
  private String workflow = "";

  @Label("Status")
  private String status = "";

  @Label("Took")
  @Timespan(Timespan.MILLISECONDS)
  private long took;

  /**
   * Has happened now.
   *
   * @param instanceId of the workflow
   * @param messageId that started it
   * @param ruleId that matched
   * @param workflow id
   * @param status as APIs name it
   * @param took milliseconds from its start to its end
   */
  public void close(
      String instanceId,
      String messageId,
      String ruleId,
      String workflow,
      String status,
      long took) {
    if (shouldCommit()) {
      this.instanceId = instanceId;
      this.messageId = messageId;
      this.ruleId = ruleId;
      this.workflow = workflow;
      this.status = status;
      this.took = took;
      commit();
    }
  }
}
