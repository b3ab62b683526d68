package io.distric.dsl.corpus;

import io.distric.dsl.match.CompiledMatcher;
import io.distric.dsl.match.MessageView;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long one rule among many takes from its text to a view of the matcher that has it: {@code
 * EditBench wide 100000 3000 SEED}. Rules are changed, added and removed; layers are merged behind
 * the edits, as a node does it.
 */
final class EditBench {

  private final Edits edits;
  private final EditedCatalog catalog;
  private MessageView view;
  private int layers;

  private EditBench(Corpus corpus, Edits edits) {
    this.edits = edits;
    this.catalog = new EditedCatalog(corpus);
    this.view = catalog.matcher().newView();
  }

  public static void main(String[] arguments) {
    Corpus.Shape shape = Corpus.Shape.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    int rules = Integer.parseInt(arguments[1]);
    int count = Integer.parseInt(arguments[2]);
    long seed = Long.parseLong(arguments[3]);
    EditBench bench =
        new EditBench(Corpus.of(shape, rules, 0, seed), new Edits(shape, rules, count, seed));
    bench.run(count / 10);
    int merges = bench.catalog.merges();
    long collecting = collecting();
    long[] nanos = bench.run(count);
    Arrays.sort(nanos);
    System.out.printf(
        "%s, %d rules, %d edits: median %.2f ms, p90 %.2f, p99 %.2f, max %.2f, over 20 ms %d%n",
        arguments[0],
        bench.catalog.matcher().size(),
        count,
        nanos[count / 2] / 1e6,
        nanos[count * 9 / 10] / 1e6,
        nanos[count * 99 / 100] / 1e6,
        nanos[count - 1] / 1e6,
        Arrays.stream(nanos).filter(one -> one > 20_000_000).count());
    System.out.printf(
        "at most %d layers, %d merges, %d ms of collections%n",
        bench.layers, bench.catalog.merges() - merges, collecting() - collecting);
  }

  private static long collecting() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(collector -> collector.getCollectionTime())
        .sum();
  }

  private long[] run(int count) {
    long[] nanos = new long[count];
    for (int i = 0; i < count; i++) {
      Edits.Edit edit = edits.next();
      String text = edit.yaml();
      long began = System.nanoTime();
      catalog.edit(edit.id(), text);
      view = catalog.matcher().newView(view);
      nanos[i] = System.nanoTime() - began;
      layers = Math.max(layers, ((CompiledMatcher) catalog.matcher()).layers());
    }
    return nanos;
  }
}
