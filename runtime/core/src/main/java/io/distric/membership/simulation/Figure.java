package io.distric.membership.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One number that a simulation gives.
 *
 * @param key its name, in words joined by underscores
 * @param unit of the value
 * @param value milliseconds, bytes, or a count
 */
public record Figure(String key, Unit unit, double value) {

  /** What numbers are of. */
  public enum Unit {
    /** Milliseconds. */
    TIME,
    /** A number of things. */
    COUNT,
    /** Things in a second, or bytes in a second. */
    RATE
  }

  /** All that is worth a line, of one or several runs. What did not happen is left out. */
  public static List<Figure> of(Outcome outcome) {
    List<Figure> figures = new ArrayList<>();
    count(figures, "runs", outcome.runs());
    times(figures, "first_suspicion", outcome.firstSuspicion());
    times(figures, "suspicion_spread", outcome.suspicionSpread());
    times(figures, "detection", outcome.detection());
    times(figures, "verdict_spread", outcome.verdictSpread());
    times(figures, "news_spread", outcome.newsSpread());
    times(figures, "views_equal_after", outcome.agreedAfter());
    count(figures, "deaths", outcome.deaths());
    count(figures, "deaths_too_short_to_see", outcome.deathsUnseen());
    count(figures, "members_not_told", outcome.untold() + outcome.newsMissed());
    count(figures, "false_suspicions_held", outcome.falseSuspicions());
    count(figures, "false_verdicts", outcome.verdictsOnHealthy());
    count(figures, "false_verdicts_held", outcome.heldOnHealthy());
    times(figures, "false_verdict_refuted", outcome.refutedAfter());
    count(figures, "verdicts_on_disturbed", outcome.verdictsOnDisturbed());
    count(figures, "verdicts_on_disturbed_held", outcome.heldOnDisturbed());
    count(figures, "partitions_suspected", outcome.partitionsSuspected());
    count(figures, "member_hours", outcome.memberHours());
    rate(figures, "packets_sent", outcome.mean(Traffic::packetsPerSecond));
    rate(figures, "bytes_sent", outcome.mean(Traffic::bytesPerSecond));
    rate(figures, "bytes_sent_with_headers", outcome.mean(Traffic::wireBytesPerSecond));
    rate(figures, "stream_bytes_sent", outcome.mean(Traffic::streamBytesPerSecond));
    rate(
        figures,
        "bytes_at_coordinator_with_headers",
        outcome.mean(Traffic::wireBytesPerSecondAtCoordinators));
    count(figures, "largest_packet_bytes", outcome.packetMax());
    count(figures, "rumours_waiting_max", outcome.newsWaitingMax());
    count(figures, "breaches", outcome.breachCount());
    return figures;
  }

  /** For people: times in seconds and in rounds of so many milliseconds. */
  public String text(long interval) {
    return switch (unit) {
      case TIME ->
          String.format(Locale.ROOT, "%.2f s  %.1f rounds", value / 1000, value / interval);
      case COUNT ->
          value == Math.rint(value)
              ? String.format(Locale.ROOT, "%.0f", value)
              : String.format(Locale.ROOT, "%.2f", value);
      case RATE -> String.format(Locale.ROOT, "%.1f /s", value);
    };
  }

  private static void times(List<Figure> figures, String key, Samples samples) {
    if (samples.count() > 0) {
      figures.add(new Figure(key + "_p50", Unit.TIME, samples.quantile(0.5)));
      figures.add(new Figure(key + "_p99", Unit.TIME, samples.quantile(0.99)));
      figures.add(new Figure(key + "_max", Unit.TIME, samples.max()));
    }
  }

  private static void count(List<Figure> figures, String key, double value) {
    figures.add(new Figure(key, Unit.COUNT, value));
  }

  private static void rate(List<Figure> figures, String key, double value) {
    figures.add(new Figure(key, Unit.RATE, value));
  }
}
