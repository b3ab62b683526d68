package io.distric.telemetry;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A worker runs an attempt of a task. Nothing is written unless a flight recording runs. */
@Name("distric.Task")
@Label("Task")
@Description("One attempt of a task, from its start on a worker to its report.")
@Category("DistriC")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the flight recorder reads the fields
public final class TaskSpan extends Event {

  @Label("Instance")
  private String instanceId = "";

  @Label("Task")
  private String taskId = "";

  @Label("Step")
  private String step = "";

  @Label("Type")
  private String type = "";

  @Label("Attempt")
  private int attempt;

  @Label("Completed")
  private boolean completed;

  /** Begins now. */
  public static TaskSpan open() {
    TaskSpan span = new TaskSpan();
    span.begin();
    return span;
  }

  /**
   * Ends now.
   *
   * @param instanceId of the workflow
   * @param taskId id of the task instance
   * @param step of the workflow
   * @param type of the task
   * @param attempt from 1
   * @param completed or failed
   */
  public void close(
      String instanceId, String taskId, String step, String type, int attempt, boolean completed) {
    end();
    if (shouldCommit()) {
      this.instanceId = instanceId;
      this.taskId = taskId;
      this.step = step;
      this.type = type;
      this.attempt = attempt;
      this.completed = completed;
      commit();
    }
  }
}
