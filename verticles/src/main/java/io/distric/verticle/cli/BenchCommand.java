package io.distric.verticle.cli;

import io.distric.dsl.match.Matcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code distric bench -f FILE|DIR -m FILE}. */
@Command(
    description =
        "Measures rules on messages in this process: one thread, from the bytes of a message to"
            + " its matches, with the decoder and the matcher of a node.")
final class BenchCommand implements Callable<Integer> {

  /** Messages are gone through again and again; more of them only fill the memory. */
  private static final long MESSAGE_BYTES_MAX = 512L << 20;

  @Mixin private final RulesOption rules = new RulesOption();

  @Option(
      names = {"-m", "--message"},
      required = true,
      paramLabel = "FILE",
      description = "Messages, one a line.")
  private Path messages = Path.of("-");

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      description = "How long to measure, after as long to warm up; ${DEFAULT-VALUE} unless said.")
  private int seconds = 5;

  @Mixin private final OutputOption output = new OutputOption();
  @Mixin private final DialectOption dialect = new DialectOption();

  private final Session session;

  private BenchCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new BenchCommand(session));
  }

  @Override
  public Integer call() throws IOException, CliException {
    Terminal terminal = session.terminal();
    long start = System.nanoTime();
    @Nullable Matcher matcher =
        OfflineCatalog.load(rules.path(), terminal, dialect.dialects()).orElse(null);
    long loaded = System.nanoTime() - start;
    if (matcher == null) {
      return ExitCode.FAILED;
    }
    int size = matcher.size();
    BenchRun run = new BenchRun(read(), Duration.ofSeconds(Math.clamp(seconds, 1, 3600)));
    BenchRun.Times times = run.measure(matcher);
    long with = used();
    matcher = null;
    double bytesPerRule = size == 0 ? 0 : (double) Math.max(0, with - used()) / size;
    terminal.print(
        output.json()
            ? json(size, run, times, loaded, bytesPerRule)
            : text(size, run, times, loaded, bytesPerRule));
    return ExitCode.OK;
  }

  private List<BenchRun.Line> read() throws IOException, CliException {
    List<BenchRun.Line> read = new ArrayList<>();
    long bytes = 0;
    try (InputStream in = Files.newInputStream(messages)) {
      MessageLines lines = new MessageLines(in);
      while (lines.next() && bytes < MESSAGE_BYTES_MAX) {
        bytes += lines.length();
        read.add(new BenchRun.Line(lines.number(), lines.copy()));
      }
    }
    if (read.isEmpty()) {
      throw CliException.usage(messages + " holds no message");
    }
    return read;
  }

  /** Bytes of the heap that are in use once all garbage is gone. */
  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private static String json(
      int rules, BenchRun run, BenchRun.Times times, long loaded, double bytesPerRule) {
    return String.format(
        Locale.ROOT,
        "{\"rules\":%d,\"messages\":%d,\"load_ms\":%.1f,\"heap_bytes_per_rule\":%.0f,"
            + "\"messages_per_second\":%.0f,\"ns_per_message\":{\"mean\":%.0f,\"p50\":%d,"
            + "\"p99\":%d,\"max\":%d},\"match_only_ns_per_message\":%.0f,"
            + "\"matches_per_message\":%.3f}",
        rules,
        run.messages(),
        loaded / 1e6,
        bytesPerRule,
        1e9 / times.mean(),
        times.mean(),
        times.p50(),
        times.p99(),
        times.max(),
        times.matchOnly(),
        times.matches());
  }

  private static String text(
      int rules, BenchRun run, BenchRun.Times times, long loaded, double bytesPerRule) {
    return String.format(
        Locale.ROOT,
        "%d rules loaded in %.0f ms, %.0f bytes of heap a rule%n"
            + "%d messages, %.1f matches each%n"
            + "%.0f messages/s; %.2f us a message (p50 %.2f, p99 %.2f, max %.2f),"
            + " %.2f us without decoding",
        rules,
        loaded / 1e6,
        bytesPerRule,
        run.messages(),
        times.matches(),
        1e9 / times.mean(),
        times.mean() / 1e3,
        times.p50() / 1e3,
        times.p99() / 1e3,
        times.max() / 1e3,
        times.matchOnly() / 1e3);
  }
}
