package io.distric.peers;

import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * {@code PeerBenchmark FOLDER ENGINE SECONDS}: one engine on {@code FOLDER/rules.yaml} and {@code
 * FOLDER/messages.ndjson}, from the bytes of a message to the rules that match it in their order.
 * Prints a row: what it costs by the CPU clock of the thread, the best of its passes, and of how
 * many messages it says what this engine says.
 */
final class PeerBenchmark {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Model model;
  private final List<PeerRule> rules = new ArrayList<>();
  private final List<byte[]> messages;

  private PeerBenchmark(Path folder) throws Exception {
    String text = Files.readString(folder.resolve("rules.yaml"));
    ReadResult read = new SourceReader().read(new SourceText("rules.yaml", text));
    if (read.hasErrors()) {
      throw new IllegalArgumentException(read.diagnostics().getFirst().message());
    }
    this.model = read.model();
    for (Rule rule : model.rules().stream().sorted(Rule.ORDER).toList()) {
      Condition condition = Conditions.of(rule.when().orElseThrow(), false);
      rules.add(new PeerRule(rules.size(), rule.id(), condition));
    }
    this.messages =
        Files.readAllLines(folder.resolve("messages.ndjson")).stream()
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  public static void main(String[] arguments) throws Exception {
    PeerBenchmark benchmark = new PeerBenchmark(Path.of(arguments[0]));
    benchmark.run(arguments[1], Double.parseDouble(arguments[2]));
  }

  private void run(String name, double seconds) throws Exception {
    long before = THREADS.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    try (Engine engine = engine(name)) {
      engine.load(rules);
      double loaded = (System.nanoTime() - wall) / 1e9;
      long cpu = THREADS.getCurrentThreadCpuTime() - before;
      measure(name, engine, loaded, cpu / 1e9, seconds);
    }
  }

  private void measure(String name, Engine engine, double wall, double cpu, double seconds)
      throws Exception {
    int count = fitting(engine, seconds);
    long best = Long.MAX_VALUE;
    int passes = 0;
    long end = System.nanoTime() + (long) (2 * seconds * 1e9);
    while (passes < 3 || System.nanoTime() < end) {
      best = Math.min(best, pass(engine, count));
      passes++;
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.2f | %.1f / %.1f s | %d | %d of %d |%n",
        name,
        rules.size(),
        best / 1e3 / count,
        wall,
        cpu,
        passes,
        equal(engine, count),
        count);
  }

  private Engine engine(String name) throws IOException {
    return switch (name) {
      case "distric" -> new DistricEngine(model);
      case "naive" -> new NaiveEngine();
      case "mvel" -> new MvelEngine();
      case "cel" -> new CelEngine();
      case "drools" -> new DroolsEngine();
      case "event-ruler" -> new RulerEngine();
      case "lucene" -> new LuceneEngine(rules.size());
      default -> throw new IllegalArgumentException("no engine is called " + name);
    };
  }

  /** How many messages a slow engine gets through in a while; all of them with a fast one. */
  private int fitting(Engine engine, double seconds) throws Exception {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    int count = 0;
    while (count < messages.size() && (count < 10 || System.nanoTime() < end)) {
      engine.match(messages.get(count));
      count++;
    }
    return count;
  }

  private long pass(Engine engine, int count) throws Exception {
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < count; i++) {
      engine.match(messages.get(i));
    }
    return THREADS.getCurrentThreadCpuTime() - start;
  }

  private int equal(Engine engine, int count) throws Exception {
    Engine ours = new DistricEngine(model);
    ours.load(rules);
    int equal = 0;
    for (int i = 0; i < count; i++) {
      equal += Arrays.equals(ours.match(messages.get(i)), engine.match(messages.get(i))) ? 1 : 0;
    }
    return equal;
  }
}
