package io.distric.dsl.print;

import io.distric.dsl.ast.Options;
import io.distric.dsl.value.Times;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.time.Duration;

/** How tasks are run, as keys. */
final class OptionsPrinter {

  private static final Options.Retry STANDARD = Options.Retry.of(1);

  private OptionsPrinter() {}

  static Value.Fields options(Options options) {
    return new Shape()
        .putIfPresent("timeout", options.timeout().map(OptionsPrinter::duration))
        .putIfPresent("retry", options.retry().map(OptionsPrinter::retry))
        .putIfPresent("priority", options.priority().map(p -> Value.Num.of(p)))
        .putIfPresent("deadline", options.deadline().map(OptionsPrinter::duration))
        .putIfPresent("affinity", options.affinity().map(Parameters::value))
        .putIfPresent("idempotency_key", options.idempotencyKey().map(Parameters::value))
        .putAll(Parameters.entries(options.more()))
        .done();
  }

  static Value duration(Duration duration) {
    return new Value.Text(Times.spell(duration));
  }

  private static Value retry(Options.Retry retry) {
    return new Shape()
        .put("attempts", retry.attempts())
        .putUnlessEmpty("backoff", backoffUnlessStandard(retry))
        .putUnlessEmpty("jitter", jitterUnlessStandard(retry))
        .putUnlessEmpty("on", Shape.texts(retry.on()))
        .done();
  }

  /** Empty where it is what retries have unless they say otherwise. */
  static String backoffUnlessStandard(Options.Retry retry) {
    return retry.backoff().equals(STANDARD.backoff()) ? "" : backoff(retry.backoff());
  }

  /** The same of jitter. */
  static String jitterUnlessStandard(Options.Retry retry) {
    return retry.jitter() == STANDARD.jitter() ? "" : percent(retry.jitter());
  }

  static String backoff(Options.Backoff backoff) {
    String first = Times.spell(backoff.first());
    String max = Times.spell(backoff.max());
    if (backoff.factorPercent() == 100 && backoff.first().equals(backoff.max())) {
      return "fixed(" + first + ")";
    }
    if (backoff.factorPercent() == 200) {
      return "exponential(" + first + ", " + max + ")";
    }
    BigDecimal factor = BigDecimal.valueOf(backoff.factorPercent(), 2).stripTrailingZeros();
    return "exponential(" + first + ", " + max + ", " + factor.toPlainString() + ")";
  }

  static String percent(int thousandths) {
    return BigDecimal.valueOf(thousandths, 1).stripTrailingZeros().toPlainString() + "%";
  }
}
