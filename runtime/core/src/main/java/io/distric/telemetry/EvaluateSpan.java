package io.distric.telemetry;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A batch is evaluated. Nothing is written unless a flight recording runs. */
@Name("distric.Evaluate")
@Label("Evaluate")
@Description(
    "From the first message of a batch to the last one, on the event loop of the evaluator.")
@Category("DistriC")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the flight recorder reads the fields
public final class EvaluateSpan extends Event {

  @Label("Messages")
  private int messages;

  @Label("Matches")
  private long matches;

  @Label("Catalog version")
  private long catalogVersion;

  /** Begins now. */
  public static EvaluateSpan open() {
    EvaluateSpan span = new EvaluateSpan();
    span.begin();
    return span;
  }

  /**
   * Ends now.
   *
   * @param messages in the batch
   * @param matches of rules with messages
   * @param catalogVersion that was in force
   */
  public void close(int messages, long matches, long catalogVersion) {
    end();
    if (shouldCommit()) {
      this.messages = messages;
      this.matches = matches;
      this.catalogVersion = catalogVersion;
      commit();
    }
  }
}
