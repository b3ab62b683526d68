package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How tasks are run: timeout, retry, priority and the like. */
final class OptionsReader {

  private static final Set<String> RETRY = Keys.of("attempts", "backoff", "jitter", "on");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  private final Reading reading;
  private final ParameterReader parameters;
  private final BackoffReader backoffs;

  OptionsReader(Reading reading, ParameterReader parameters) {
    this.reading = reading;
    this.parameters = parameters;
    this.backoffs = new BackoffReader(reading);
  }

  Options options(Section section) {
    if (Keys.SCHEDULE_OPTIONS.stream().noneMatch(section::has)) {
      return Options.NONE;
    }
    List<Expr.Entry> more = new ArrayList<>();
    for (Node.Member member : section.node().members()) {
      if (Keys.isKept(member.key())) {
        more.add(new Expr.Entry(member.key(), parameters.value(member.value())));
      }
    }
    return new Options(
        section.get("timeout").map(n -> reading.duration(n, "timeout")),
        section.get("retry").map(this::retry),
        section.get("priority").map(n -> reading.integer(n, "priority", 0, 9)),
        section.get("deadline").map(n -> reading.duration(n, "deadline")),
        section.get("affinity").map(parameters::value),
        section.get("idempotency_key").map(parameters::value),
        more);
  }

  /** A number counts the tries after the first, {@code attempts} counts all. */
  private Options.Retry retry(Node node) {
    if (node instanceof Node.Scalar) {
      int again = reading.integer(node, "retry", 0, Integer.MAX_VALUE - 1);
      return Options.Retry.of(again + 1);
    }
    Optional<Section> section = Section.of(node, "retry", RETRY, reading);
    if (section.isEmpty()) {
      return Options.Retry.of(1);
    }
    Section keys = section.get();
    Options.Retry standard = Options.Retry.of(1);
    Optional<Node> attempts = keys.require("attempts", "retry", reading);
    return new Options.Retry(
        attempts.map(n -> reading.integer(n, "attempts", 1, Integer.MAX_VALUE)).orElse(1),
        keys.get("backoff").map(backoffs::backoff).orElse(standard.backoff()),
        keys.get("jitter").map(this::jitter).orElse(standard.jitter()),
        keys.get("on").map(n -> reading.texts(n, "on")).orElse(List.of()));
  }

  private int jitter(Node node) {
    Optional<BigDecimal> share = share(node);
    boolean allowed =
        share.isPresent()
            && share.get().signum() >= 0
            && share.get().compareTo(BigDecimal.ONE) <= 0;
    if (!allowed) {
      reading.error(
          DiagnosticCode.BAD_VALUE,
          node,
          "jitter is " + node.kind() + ", due is a share from 0% to 100%",
          "write 20%");
      return 0;
    }
    return share.get().multiply(THOUSAND).intValue();
  }

  private static Optional<BigDecimal> share(Node node) {
    if (node instanceof Node.Scalar(Value.Num(BigDecimal number), _, _)) {
      return Optional.of(number);
    }
    if (node instanceof Node.Scalar(Value.Text(String text), _, _)
        && text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?%")) {
      return Literals.percent(text).map(v -> ((Value.Num) v).value());
    }
    return Optional.empty();
  }

  /** A timeout of its own, for steps that are no tasks. */
  Optional<Duration> timeout(Section section) {
    return section.get("timeout").map(n -> reading.duration(n, "timeout"));
  }
}
