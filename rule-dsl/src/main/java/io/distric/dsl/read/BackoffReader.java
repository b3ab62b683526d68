package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code exponential(1s, 1m)}, {@code exponential(1s, 1m, 1.5)}, {@code fixed(5s)}. */
final class BackoffReader {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal FACTOR_MAX = BigDecimal.valueOf(1_000);
  private static final Options.Backoff STANDARD = Options.Retry.of(1).backoff();

  private final Reading reading;

  BackoffReader(Reading reading) {
    this.reading = reading;
  }

  Options.Backoff backoff(Node node) {
    Optional<Expr> expr =
        switch (node) {
          case Node.Written written -> Optional.of(written.expr());
          case Node.Scalar text when text.value() instanceof Value.Text ->
              Optional.of(reading.expression(text));
          case Node.Scalar _, Node.Items _, Node.Fields _ -> Optional.empty();
        };
    return expr.isPresent() ? backoff(expr.get(), node) : bad(node);
  }

  private Options.Backoff backoff(Expr expr, Node node) {
    return switch (expr) {
      case Expr.Literal(Value.Length(Duration delay), _) when isLong(delay) ->
          new Options.Backoff(delay, delay, 100);
      case Expr.Call(String name, List<Expr> arguments, _) when name.equals("fixed") ->
          fixed(arguments, node);
      case Expr.Call(String name, List<Expr> arguments, _) when name.equals("exponential") ->
          exponential(arguments, node);
      // The fault has been reported.
      case Expr.Literal(Value.Null _, _) -> STANDARD;
      default -> bad(node);
    };
  }

  private Options.Backoff fixed(List<Expr> arguments, Node node) {
    Optional<Duration> delay = delay(arguments, 0);
    return arguments.size() == 1 && delay.isPresent()
        ? new Options.Backoff(delay.get(), delay.get(), 100)
        : bad(node);
  }

  private Options.Backoff exponential(List<Expr> arguments, Node node) {
    Optional<Duration> first = delay(arguments, 0);
    Optional<Duration> max = delay(arguments, 1);
    if (arguments.size() > 3
        || first.isEmpty()
        || max.isEmpty()
        || max.get().compareTo(first.get()) < 0) {
      return bad(node);
    }
    if (arguments.size() == 2) {
      return new Options.Backoff(first.get(), max.get(), 200);
    }
    return arguments.get(2) instanceof Expr.Literal(Value.Num(BigDecimal factor), _)
            && factor.compareTo(BigDecimal.ONE) >= 0
            && factor.compareTo(FACTOR_MAX) <= 0
        ? new Options.Backoff(first.get(), max.get(), factor.multiply(HUNDRED).intValue())
        : bad(node);
  }

  private static Optional<Duration> delay(List<Expr> arguments, int position) {
    return arguments.size() > position
            && arguments.get(position) instanceof Expr.Literal(Value.Length(Duration delay), _)
            && isLong(delay)
        ? Optional.of(delay)
        : Optional.empty();
  }

  private static boolean isLong(Duration delay) {
    return !delay.isNegative();
  }

  private Options.Backoff bad(Node node) {
    reading.error(
        DiagnosticCode.BAD_VALUE,
        node,
        "backoff is " + node.kind() + ", which is none",
        "write exponential(1s, 1m), exponential(1s, 1m, 1.5) or fixed(5s): first, longest, factor");
    return STANDARD;
  }
}
