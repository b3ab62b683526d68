package io.distric.verticle.cli;

import io.distric.protocol.JsonText;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What a load generator measured. Confined to one thread at a time. */
final class LoadResult {

  private static final double[] PERCENTILES = {50, 75, 90, 95, 99, 99.9, 99.99, 100};

  private final LoadPlan plan;
  private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(5), 3);
  private final long[] statuses = new long[600];
  private long refused;
  private long broken;
  private long unanswered;
  private long unsent;
  private long lastAnswer;

  LoadResult(LoadPlan plan) {
    this.plan = plan;
  }

  void add(LoadLoop loop) {
    micros.add(loop.micros());
    for (int i = 0; i < statuses.length; i++) {
      statuses[i] += loop.statuses()[i];
    }
    refused += loop.refused();
    broken += loop.broken();
    unanswered += loop.unanswered();
    unsent += loop.unsent();
    lastAnswer = Math.max(lastAnswer, loop.lastAnswer());
  }

  boolean allWell() {
    long good = 0;
    for (int status = 200; status < 300; status++) {
      good += statuses[status];
    }
    return requests() > 0
        && refused == 0
        && broken == 0
        && unanswered == 0
        && unsent == 0
        && good == requests();
  }

  void print(Terminal terminal) {
    double seconds = plan.length().toMillis() / 1000.0;
    String mode =
        plan.rate() == 0 ? "as fast as answered" : "%,.0f messages/s due".formatted(plan.rate());
    terminal.print(
        "%s for %.0f s, %d connections, %d a request"
            .formatted(mode, seconds, plan.connections(), plan.batch()));
    terminal.print("  requests  %,d  (%,.0f/s)".formatted(requests(), requests() / secondsTaken()));
    terminal.print(
        "  messages  %,d  (%,.0f/s)"
            .formatted(requests() * plan.batch(), requests() * plan.batch() / secondsTaken()));
    StringBuilder line = new StringBuilder("  status   ");
    for (int status = 0; status < statuses.length; status++) {
      if (statuses[status] > 0) {
        line.append(" %d: %,d".formatted(status, statuses[status]));
      }
    }
    terminal.print(line.toString());
    if (refused > 0) {
      terminal.print("  refused   %,d of these messages, in batches".formatted(refused));
    }
    if (broken + unanswered > 0) {
      terminal.print("  broken connections %d, no answer %d".formatted(broken, unanswered));
    }
    if (unsent > 0) {
      terminal.print(
          "  never sent  %,d requests that were due; the times below are without them"
              .formatted(unsent));
    }
    terminal.print(
        plan.rate() == 0 ? "  milliseconds from sending" : "  milliseconds from when it was due");
    for (double percentile : PERCENTILES) {
      terminal.print(
          "    %6.2f %%  %10.3f"
              .formatted(percentile, micros.getValueAtPercentile(percentile) / 1000.0));
    }
    terminal.print("      mean    %10.3f".formatted(micros.getMean() / 1000.0));
  }

  String json() {
    JsonText out = new JsonText(512);
    out.object().name("requests").number(requests());
    out.name("messages").number(requests() * plan.batch());
    out.name("seconds").number(plan.length().toSeconds());
    out.name("messages_per_second").number((long) (requests() * plan.batch() / secondsTaken()));
    out.name("refused").number(refused);
    out.name("broken").number(broken).name("unanswered").number(unanswered);
    out.name("unsent").number(unsent);
    out.name("status").object();
    for (int status = 0; status < statuses.length; status++) {
      if (statuses[status] > 0) {
        out.name(Integer.toString(status)).number(statuses[status]);
      }
    }
    out.endObject().name("micros").object();
    for (double percentile : PERCENTILES) {
      out.name("p" + (percentile == (long) percentile ? "" + (long) percentile : "" + percentile))
          .number(micros.getValueAtPercentile(percentile));
    }
    return out.endObject().endObject().toString();
  }

  /** Answers that came after the end took longer than the time that was asked for. */
  private double secondsTaken() {
    return Math.max(plan.length().toNanos(), lastAnswer) / 1e9;
  }

  private long requests() {
    return micros.getTotalCount();
  }
}
