package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Figures for the matcher, by hand: {@code MatcherBench 50 1000 10000}. One thread. */
final class MatcherBench {

  private static final int ROUNDS = Integer.getInteger("rounds", 15);

  /** Time of this thread alone, since other work may run beside it. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private MatcherBench() {}

  public static void main(String[] sizes) throws Exception {
    List<byte[]> messages = new PaymentsCorpus(1).messages(4_000);
    int bytes = messages.stream().mapToInt(m -> m.length).sum() / messages.size();
    System.out.printf(Locale.ROOT, "%d bytes a message%n", bytes);
    for (String size : sizes) {
      List<Rule> rules = new PaymentsCorpus(2).rules(Integer.parseInt(size));
      long start = System.nanoTime();
      MatcherCompiler compiler = new MatcherCompiler(DecoderLimits.STANDARD);
      Matcher matcher = compiler.compile(Rules.model(rules), 1, null);
      long compiled = System.nanoTime();
      System.out.printf(
          Locale.ROOT,
          "%s rules: compile %.0f ms, then one more: %.1f ms%n",
          size,
          (compiled - start) / 1e6,
          oneMore(compiler, rules, matcher));
      measure(matcher, messages);
    }
  }

  /** Milliseconds to add a rule, once that has been done some times. */
  private static double oneMore(MatcherCompiler compiler, List<Rule> rules, Matcher matcher) {
    List<Rule> more = new ArrayList<>(rules);
    Matcher last = matcher;
    double[] millis = new double[30];
    for (int i = 0; i < millis.length; i++) {
      Expr when = Exprs.binary(Expr.BinaryOperator.EQUAL, Exprs.path("id"), Exprs.text("x" + i));
      more.add(Rules.rule("new" + i).when(when).build());
      long start = System.nanoTime();
      last = compiler.compile(Rules.model(more), i, last);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[millis.length / 2];
  }

  private static void measure(Matcher matcher, List<byte[]> messages) throws Exception {
    MessageView view = matcher.newView();
    Matches matches = matcher.newMatches();
    double[] decode = new double[ROUNDS];
    double[] both = new double[ROUNDS];
    long matched = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int repeats = 5;
      long start = CLOCK.getCurrentThreadCpuTime();
      for (int i = 0; i < repeats; i++) {
        for (byte[] message : messages) {
          view.readJson(message, 0, message.length, 1_700_000_000_000L, null);
        }
      }
      long middle = CLOCK.getCurrentThreadCpuTime();
      matched = 0;
      for (int i = 0; i < repeats; i++) {
        for (byte[] message : messages) {
          view.readJson(message, 0, message.length, 1_700_000_000_000L, null);
          matcher.match(view, matches);
          matched += matches.size();
        }
      }
      long end = CLOCK.getCurrentThreadCpuTime();
      decode[round] = (middle - start) / 1e3 / repeats / messages.size();
      both[round] = (end - middle) / 1e3 / repeats / messages.size();
    }
    matched /= 5;
    Arrays.sort(decode);
    Arrays.sort(both);
    System.out.printf(
        Locale.ROOT,
        "  decode %.3f µs, bytes to matches %.3f µs, %.2f matches a message%n",
        decode[ROUNDS / 2],
        both[ROUNDS / 2],
        (double) matched / messages.size());
  }
}
