package io.distric.verticle.cli;

import io.distric.config.Spelling;
import io.distric.dsl.value.Times;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code distric load}. */
@Command(
    description =
        "Sends messages at a rate, or as fast as they are answered, and prints how long answers"
            + " took. At a rate, the time counts from when a message was due, not from when it"
            + " could be sent: a node that stalls does not hide it.",
    sortOptions = false)
final class LoadCommand implements Callable<Integer> {

  private static final String MESSAGE =
      "{\"event_type\":\"payment_received\",\"amount\":1500,\"user_id\":\"12345\"}";

  @Mixin private final NodeOption node = new NodeOption();
  @Mixin private final OutputOption output = new OutputOption();

  @Option(
      names = "--rate",
      paramLabel = "N|max",
      description = "Messages a second; ${DEFAULT-VALUE} unless said.")
  private String rate = "1000";

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "How long; ${DEFAULT-VALUE} unless said.")
  private String length = "30s";

  @Option(names = "--warmup", paramLabel = "TIME", description = "Not counted, comes before.")
  private String warmup = "5s";

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description =
          "How long after the end what was due is still sent, and answers are waited for;"
              + " ${DEFAULT-VALUE} unless said.")
  private String grace = Times.spell(LoadPlan.GRACE);

  @Option(names = "--connections", description = "${DEFAULT-VALUE} unless said.")
  private int connections = 64;

  @Option(names = "--batch", description = "Messages of a request, as NDJSON; 1 unless said.")
  private int batch = 1;

  @Option(
      names = "--message",
      paramLabel = "FILE",
      description = "NDJSON, sent in turn; message_id is taken out.")
  private @Nullable Path file;

  @Option(names = "--wait", description = "Ask for the result, not only the receipt.")
  private boolean wait;

  @Option(names = "--protocol", description = "http.")
  private String protocol = "http";

  @Option(names = "--threads", description = "Event loops of this generator; 1 unless said.")
  private int threads = 1;

  @Option(names = "--echo", description = "Load a bare HTTP echo instead, to compare with.")
  private boolean echo;

  @Option(names = "--loops", description = "Event loops of that echo; 1 unless said.")
  private int loops = 1;

  private final Session session;

  private LoadCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new LoadCommand(session));
  }

  @Override
  public Integer call() throws Exception {
    wanted(protocol.equals("http"), "this release loads over http only");
    wanted(batch > 0, "--batch is 1 or more");
    wanted(threads > 0, "--threads is 1 or more");
    wanted(loops > 0, "--loops is 1 or more");
    wanted(connections >= threads, "--connections is 1 or more for each of the --threads");
    wanted(duration(length).isPositive(), "--for is longer than nothing");
    List<String> lines = file == null ? List.of(MESSAGE) : Files.readAllLines(file);
    LoadRequests requests = LoadRequests.of(lines, batch);
    LoadResult result;
    if (echo) {
      try (EchoProcess process = EchoProcess.start(loops)) {
        result = run(URI.create(process.url()), null, requests);
      }
    } else {
      NodeClient client = node.client();
      wanted("http".equals(client.base().getScheme()), "load speaks http only, not https");
      result = run(client.base(), client.key(), requests);
    }
    if (output.json()) {
      session.terminal().print(result.json());
    } else {
      result.print(session.terminal());
    }
    return result.allWell() ? ExitCode.OK : ExitCode.FAILED;
  }

  private LoadResult run(URI target, @Nullable String key, LoadRequests requests) throws Exception {
    LoadPlan plan =
        new LoadPlan(
            target,
            requests.encode(target, key, wait),
            batch,
            connections,
            threads,
            rate(rate),
            duration(warmup),
            duration(length),
            duration(grace));
    wanted(
        plan.intervalNanos() < plan.length().toNanos(),
        "at this --rate nothing is due within --for: a request of --batch messages takes longer");
    return new LoadRun(plan).run();
  }

  /** Messages a second; 0: as many as are answered. */
  private static double rate(String text) throws CliException {
    if (text.equals("max")) {
      return 0;
    }
    double rate;
    try {
      rate = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      rate = 0;
    }
    wanted(
        rate > 0 && Double.isFinite(rate),
        "'" + text + "' is no --rate: give messages a second, or max");
    return rate;
  }

  private static void wanted(boolean given, String sentence) throws CliException {
    if (!given) {
      throw CliException.usage(sentence);
    }
  }

  private static Duration duration(String text) throws CliException {
    try {
      return Spelling.duration(text);
    } catch (IllegalArgumentException e) {
      throw CliException.usage("'" + text + "' is no length of time such as 30s");
    }
  }
}
