package io.distric.verticle.cli;

import io.distric.config.Spelling;
import io.distric.protocol.ProblemCode;
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
  private String grace = "10s";

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
    if (!protocol.equals("http")) {
      throw CliException.of(ProblemCode.USAGE, "this release loads over http only", 2);
    }
    List<String> lines = file == null ? List.of(MESSAGE) : Files.readAllLines(file);
    LoadRequests requests = LoadRequests.of(lines, batch);
    LoadResult result;
    if (echo) {
      try (EchoProcess process = EchoProcess.start(loops)) {
        result = run(URI.create(process.url()), null, requests);
      }
    } else {
      NodeClient client = node.client();
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
            rate.equals("max") ? 0 : Double.parseDouble(rate),
            duration(warmup),
            duration(length),
            duration(grace));
    return new LoadRun(plan).run();
  }

  private static Duration duration(String text) throws CliException {
    try {
      return Spelling.duration(text);
    } catch (IllegalArgumentException e) {
      throw CliException.of(
          ProblemCode.USAGE, "'" + text + "' is no length of time such as 30s", 2);
    }
  }
}
