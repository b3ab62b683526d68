package io.distric.telemetry;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An entry goes into a log. Nothing is written unless a flight recording runs. */
@Name("distric.Commit")
@Label("Commit")
@Description("From proposing an entry of a log to its being applied.")
@Category("DistriC")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the flight recorder reads the fields
public final class CommitSpan extends Event {

  @Label("Group")
  private String group = "";

  @Label("Commands")
  private int commands;

  @Label("Bytes")
  private int bytes;

  /** Begins now. */
  public static CommitSpan open() {
    CommitSpan span = new CommitSpan();
    span.begin();
    return span;
  }

  /**
   * Ends now.
   *
   * @param group whose log it is
   * @param commands in the entry
   * @param bytes of the entry
   */
  public void close(String group, int commands, int bytes) {
    end();
    if (shouldCommit()) {
      this.group = group;
      this.commands = commands;
      this.bytes = bytes;
      commit();
    }
  }
}
