package io.distric.protocol;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The binary form of {@link Options}, in log entries and snapshots. */
public final class OptionsCodec {

  private static final int PER_MILLE = 1000;

  private OptionsCodec() {}

  /** Appends options. */
  public static void write(WireWriter out, Options options) {
    writeDuration(out, options.timeout());
    out.flag(options.retry().isPresent());
    options.retry().ifPresent(retry -> writeRetry(out, retry));
    out.varint(options.priority().map(priority -> priority + 1).orElse(0));
    writeDuration(out, options.deadline());
    writeExpression(out, options.affinity());
    writeExpression(out, options.idempotencyKey());
    ExprCodec.writeEntries(out, options.more());
  }

  /** Reads options back. */
  public static Options read(WireReader in) {
    return new Options(
        readDuration(in),
        in.flag() ? Optional.of(readRetry(in)) : Optional.empty(),
        readPriority(in),
        readDuration(in),
        readExpression(in),
        readExpression(in),
        ExprCodec.readEntries(in, 0));
  }

  private static void writeRetry(WireWriter out, Options.Retry retry) {
    out.varint(retry.attempts());
    writeDuration(out, retry.backoff().first());
    writeDuration(out, retry.backoff().max());
    out.varint(retry.backoff().factorPercent());
    out.varint(retry.jitter());
    out.varint(retry.on().size());
    retry.on().forEach(out::text);
  }

  private static Options.Retry readRetry(WireReader in) {
    int attempts = in.varintIn(1, Integer.MAX_VALUE);
    Options.Backoff backoff =
        new Options.Backoff(
            ExprCodec.readLength(in), ExprCodec.readLength(in), in.varintIn(0, Integer.MAX_VALUE));
    int jitter = in.varintIn(0, PER_MILLE);
    int count = in.count(1);
    List<String> on = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      on.add(in.text());
    }
    return new Options.Retry(attempts, backoff, jitter, on);
  }

  private static Optional<Integer> readPriority(WireReader in) {
    int priority = in.varintIn(0, Integer.MAX_VALUE);
    return priority == 0 ? Optional.empty() : Optional.of(priority - 1);
  }

  private static void writeDuration(WireWriter out, Duration duration) {
    out.signed(duration.getSeconds());
    out.varint(duration.getNano());
  }

  private static void writeDuration(WireWriter out, Optional<Duration> duration) {
    out.flag(duration.isPresent());
    duration.ifPresent(present -> writeDuration(out, present));
  }

  private static Optional<Duration> readDuration(WireReader in) {
    return in.flag() ? Optional.of(ExprCodec.readLength(in)) : Optional.empty();
  }

  private static void writeExpression(WireWriter out, Optional<Expr> expression) {
    out.flag(expression.isPresent());
    expression.ifPresent(present -> ExprCodec.write(out, present));
  }

  private static Optional<Expr> readExpression(WireReader in) {
    return in.flag() ? Optional.of(ExprCodec.read(in, 0)) : Optional.empty();
  }
}
