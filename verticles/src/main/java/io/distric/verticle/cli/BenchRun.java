package io.distric.verticle.cli;

import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import io.distric.protocol.Problem;
import io.distric.protocol.Refusals;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through messages again and again and takes the time. One thread. */
final class BenchRun {

  private static final long NOW = 1_768_478_400_000L;
  private static final int SAMPLES_MAX = 4_000_000;

  private final List<Line> messages;
  private final Duration time;
  private long matched;

  BenchRun(List<Line> messages, Duration time) {
    this.messages = messages;
    this.time = time;
  }

  /**
   * A message.
   *
   * @param number of its line, from 1
   * @param bytes without the line's end
   */
  record Line(long number, byte[] bytes) {}

  /**
   * Nanoseconds a message.
   *
   * @param mean from bytes to matches
   * @param p50 the same, of single messages, the clock's own time included
   * @param p99 the same
   * @param max the same
   * @param matchOnly mean without the decoder: the difference of passes with and without matching
   * @param matches how many rules match a message
   */
  record Times(double mean, long p50, long p99, long max, double matchOnly, double matches) {}

  int messages() {
    return messages.size();
  }

  Times measure(Matcher matcher) throws CliException {
    MessageView view = matcher.newView();
    Matches matches = matcher.newMatches();
    passes(matcher, view, matches, time);
    passes(null, view, matches, time.dividedBy(2));
    double both = passes(matcher, view, matches, time);
    double perMessage = (double) matched / messages.size();
    double decode = passes(null, view, matches, time.dividedBy(2));
    long[] samples = samples(matcher, view, matches);
    return new Times(
        both,
        samples[samples.length / 2],
        samples[(int) (samples.length * 0.99)],
        samples[samples.length - 1],
        Math.max(0, both - decode),
        perMessage);
  }

  /** The mean of the passes that fit into a time. */
  private double passes(
      @Nullable Matcher matcher, MessageView view, Matches matches, Duration limit)
      throws CliException {
    double[] means = new double[1 << 16];
    int passes = 0;
    long deadline = System.nanoTime() + limit.toNanos();
    while (passes < 3 || (passes < means.length && System.nanoTime() - deadline < 0)) {
      long start = System.nanoTime();
      matched = pass(matcher, view, matches);
      means[passes++] = (double) (System.nanoTime() - start) / messages.size();
    }
    return Arrays.stream(means, 0, passes).average().orElseThrow();
  }

  private long pass(@Nullable Matcher matcher, MessageView view, Matches matches)
      throws CliException {
    long sum = 0;
    for (Line message : messages) {
      read(view, message);
      if (matcher != null) {
        matcher.match(view, matches);
        sum += matches.size();
      }
    }
    return sum;
  }

  private long[] samples(Matcher matcher, MessageView view, Matches matches) throws CliException {
    long[] samples = new long[SAMPLES_MAX];
    int taken = 0;
    long deadline = System.nanoTime() + time.toNanos();
    while (taken < messages.size()
        || (taken + messages.size() < SAMPLES_MAX && System.nanoTime() - deadline < 0)) {
      for (int i = 0; i < messages.size() && taken < SAMPLES_MAX; i++) {
        long start = System.nanoTime();
        read(view, messages.get(i));
        matcher.match(view, matches);
        samples[taken++] = System.nanoTime() - start;
      }
    }
    long[] sorted = Arrays.copyOf(samples, taken);
    Arrays.sort(sorted);
    return sorted;
  }

  private static void read(MessageView view, Line message) throws CliException {
    try {
      view.readJson(message.bytes(), 0, message.bytes().length, NOW, null);
    } catch (MalformedMessage e) {
      Problem problem = Refusals.of(e);
      throw CliException.told(
          "%s: line %d cannot be measured: %s; mend it or take it out"
              .formatted(problem.code(), message.number(), problem.detail()),
          ExitCode.FAILED,
          List.of());
    }
  }
}
