package io.distric.dsl.print;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import io.distric.dsl.print.LanguageLines.Part;
import io.distric.dsl.value.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Maps of parameters and options as parts of clauses. */
final class MapText {

  private MapText() {}

  /** Parameters; nothing if there are none. */
  static Optional<Part> entries(List<Expr.Entry> entries) {
    return entries.isEmpty() ? Optional.empty() : Optional.of(map("", pairs(entries)));
  }

  /** {@code with {…}}; nothing if nothing is said. */
  static Optional<Part> with(Options options) {
    return with(options(options));
  }

  static Optional<Part> with(List<String> pairs) {
    return pairs.isEmpty() ? Optional.empty() : Optional.of(map("with ", pairs));
  }

  static Part map(String before, List<String> pairs) {
    if (pairs.isEmpty()) {
      return Part.of(before + "{}");
    }
    List<String> lines = pairs.stream().map(p -> p + ",").collect(Collectors.toList());
    lines.set(lines.size() - 1, pairs.getLast());
    String inline = pairs.stream().collect(Collectors.joining(", ", before + "{ ", " }"));
    return new Part(inline, before + "{", lines, "}");
  }

  static List<String> pairs(List<Expr.Entry> entries) {
    return entries.stream()
        .map(e -> Names.key(e.key()) + ": " + ExpressionPrinter.print(e.value()))
        .toList();
  }

  static List<String> options(Options options) {
    List<String> pairs = new ArrayList<>();
    options.timeout().ifPresent(t -> pairs.add("timeout: " + Times.spell(t)));
    options.retry().ifPresent(r -> pairs.add("retry: " + retry(r)));
    options.priority().ifPresent(p -> pairs.add("priority: " + p));
    options.deadline().ifPresent(d -> pairs.add("deadline: " + Times.spell(d)));
    options.affinity().ifPresent(a -> pairs.add("affinity: " + ExpressionPrinter.print(a)));
    options
        .idempotencyKey()
        .ifPresent(k -> pairs.add("idempotency_key: " + ExpressionPrinter.print(k)));
    pairs.addAll(pairs(options.more()));
    return pairs;
  }

  static String duration(String key, Duration duration) {
    return key + ": " + Times.spell(duration);
  }

  private static String retry(Options.Retry retry) {
    List<String> pairs = new ArrayList<>();
    pairs.add("attempts: " + retry.attempts());
    String backoff = OptionsPrinter.backoffUnlessStandard(retry);
    if (!backoff.isEmpty()) {
      pairs.add("backoff: " + backoff);
    }
    String jitter = OptionsPrinter.jitterUnlessStandard(retry);
    if (!jitter.isEmpty()) {
      pairs.add("jitter: " + jitter);
    }
    if (!retry.on().isEmpty()) {
      pairs.add(
          retry.on().stream().map(Texts::literal).collect(Collectors.joining(", ", "on: [", "]")));
    }
    return pairs.stream().collect(Collectors.joining(", ", "{ ", " }"));
  }
}
