package io.distric.verticle.cli;

import io.distric.config.GossipConfig;
import io.distric.config.Spelling;
import io.distric.membership.simulation.Chart;
import io.distric.membership.simulation.Figure;
import io.distric.membership.simulation.Flavor;
import io.distric.membership.simulation.Outcome;
import io.distric.membership.simulation.Plan;
import io.distric.membership.simulation.Run;
import io.distric.membership.simulation.Samples;
import io.distric.membership.simulation.Scenario;
import io.distric.membership.simulation.Weather;
import io.distric.protocol.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code distric simulate}. */
@Command(
    description =
        "Simulates gossip between many members, in virtual time and from a seed: how soon the dead"
            + " are found, how far news gets, and what it costs. The configuration's section gossip"
            + " is the one simulated.",
    sortOptions = false)
final class SimulateCommand implements Callable<Integer> {

  /** Ways to print. */
  enum Format {
    /** For people. */
    table,
    /** For programs. */
    json,
    /** A drawing of the time until members knew. */
    svg
  }

  @Mixin private final NodeFlags flags = new NodeFlags();

  @Option(names = "--members", paramLabel = "N", description = "${DEFAULT-VALUE} unless said.")
  private int members = 1_000;

  @Option(
      names = "--coordinators",
      paramLabel = "N",
      description = "Of these, ${DEFAULT-VALUE} unless said.")
  private int coordinators = 5;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description =
          "idle, news, crash, mass-kill, pause, slow, one-way, partition, churn, rolling-restart or"
              + " join-storm; ${DEFAULT-VALUE} unless said.")
  private String scenario = "crash";

  @Option(
      names = "--protocol",
      split = ",",
      paramLabel = "NAME",
      description = "distric, swim or memberlist, or several with commas; distric unless said.")
  private List<String> protocols = List.of("distric");

  @Option(names = "--loss", paramLabel = "SHARE", description = "Of the datagrams: 5%%.")
  private String loss = "0%";

  @Option(names = "--repeated", paramLabel = "SHARE", description = "That arrive twice.")
  private String repeated = "0%";

  @Option(names = "--reordered", paramLabel = "SHARE", description = "That are ten times as late.")
  private String reordered = "0%";

  @Option(
      names = "--delay",
      paramLabel = "MIN..MAX",
      description = "Milliseconds; 1..3 unless said.")
  private String delay = "1..3";

  @Option(names = "--share", paramLabel = "SHARE", description = "Of the members it happens to.")
  private @Nullable String share;

  @Option(names = "--for", paramLabel = "TIME", description = "How long it happens: 60s.")
  private @Nullable String length;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Each from the next seed; 1 unless said.")
  private int runs = 1;

  @Option(names = "--seed", paramLabel = "N", description = "Of all chance; 1 unless said.")
  private long seed = 1;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
  private Format format = Format.table;

  private final Session session;

  private SimulateCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new SimulateCommand(session));
  }

  @Override
  public Integer call() throws Exception {
    GossipConfig config = flags.load(Map.of()).config().gossip();
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    try {
      for (String protocol : protocols) {
        outcomes.put(protocol, Run.of(plan(config, protocol), Math.max(1, runs)));
      }
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
    switch (format) {
      case table -> table(config.interval().toMillis(), outcomes);
      case json -> session.terminal().print(json(outcomes));
      case svg -> session.terminal().print(chart(outcomes).stripTrailing());
    }
    boolean sound = outcomes.values().stream().allMatch(each -> each.breachCount() == 0);
    return sound ? ExitCode.OK : ExitCode.FAILED;
  }

  private Plan plan(GossipConfig config, String protocol) {
    Scenario happening = named(Scenario.values(), Scenario::word, scenario, "scenario");
    Flavor flavor = named(Flavor.values(), Flavor::word, protocol, "protocol");
    String[] delays = delay.split("\\.\\.", 2);
    Weather weather =
        new Weather(
            share(loss),
            share(repeated),
            share(reordered),
            Integer.parseInt(delays[0]),
            Integer.parseInt(delays[delays.length - 1]));
    return new Plan(
        happening,
        flavor,
        config,
        members,
        coordinators,
        weather,
        share == null ? happening.share() : share(share),
        length == null ? happening.lasts() : Spelling.duration(length).toMillis(),
        seed);
  }

  private void table(long interval, Map<String, Outcome> outcomes) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    outcomes.forEach(
        (protocol, outcome) ->
            Figure.of(outcome)
                .forEach(
                    figure ->
                        rows.computeIfAbsent(figure.key(), key -> new TreeMap<>())
                            .put(protocol, figure.text(interval))));
    String[] headlines = new String[1 + outcomes.size()];
    headlines[0] = "FIGURE";
    int column = 1;
    for (String protocol : outcomes.keySet()) {
      headlines[column++] = protocol.toUpperCase(Locale.ROOT);
    }
    Table table = new Table(headlines);
    rows.forEach((key, cells) -> table.row(row(key, cells, outcomes)));
    table.print(session.terminal());
    outcomes.values().forEach(each -> each.breaches().forEach(session.terminal()::complain));
  }

  private static String[] row(
      String key, Map<String, String> cells, Map<String, Outcome> outcomes) {
    String[] row = new String[1 + outcomes.size()];
    row[0] = key.replace('_', ' ');
    int column = 1;
    for (String protocol : outcomes.keySet()) {
      row[column++] = cells.getOrDefault(protocol, "-");
    }
    return row;
  }

  private String json(Map<String, Outcome> outcomes) {
    JsonText out = new JsonText(4096);
    out.object().name("scenario").text(scenario).name("members").number(members);
    out.name("loss").text(loss).name("seed").number(seed).name("protocols").object();
    outcomes.forEach(
        (protocol, outcome) -> {
          out.name(protocol).object();
          for (Figure figure : Figure.of(outcome)) {
            String unit = figure.unit() == Figure.Unit.TIME ? "_ms" : "";
            out.name(figure.key() + unit).raw(number(figure.value()));
          }
          out.name("broken").list();
          outcome.breaches().forEach(out::text);
          out.endList().endObject();
        });
    return out.endObject().endObject().toString();
  }

  private String chart(Map<String, Outcome> outcomes) {
    Chart chart =
        new Chart(
            "%s: members that know, %d members, %s loss, %d runs"
                .formatted(scenario, members, loss, runs));
    outcomes.forEach((protocol, outcome) -> chart.line(protocol, known(outcome)));
    return chart.svg();
  }

  /** What is drawn: the times of deaths, else of news, else until all knew the same. */
  private static Samples known(Outcome outcome) {
    if (outcome.detection().count() > 0) {
      return outcome.detection();
    }
    return outcome.newsSpread().count() > 0 ? outcome.newsSpread() : outcome.agreedAfter();
  }

  private static byte[] number(double value) {
    return (value == Math.rint(value)
            ? Long.toString((long) value)
            : String.format(Locale.ROOT, "%.3f", value))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static double share(String text) {
    return Spelling.ratio(text);
  }

  private static <T> T named(T[] all, Function<T, String> word, String text, String what) {
    for (T one : all) {
      if (word.apply(one).equals(text)) {
        return one;
      }
    }
    throw new IllegalArgumentException("there is no %s '%s'".formatted(what, text));
  }
}
