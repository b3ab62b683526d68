package io.distric.verticle.ingest;

import io.distric.config.IngestConfig;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code ?wait=result&timeout=30s}, {@code ?explain=true}.
 *
 * @param timeoutMillis how long the client waits; 0: only for the receipt
 * @param explain the answer says why rules matched or did not
 * @param fault why the parameters cannot be read, else null
 */
record WaitOption(long timeoutMillis, boolean explain, @Nullable Problem fault) {

  private static final WaitOption NONE = new WaitOption(0, false, null);
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)?");

  static WaitOption of(HttpServerRequest request, IngestConfig config) {
    if (request.query() == null) {
      return NONE;
    }
    String wait = request.getParam("wait");
    String explain = request.getParam("explain");
    boolean explained = "true".equals(explain);
    if (explain != null && !explained && !explain.equals("false")) {
      return bad("explain is '" + explain + "', but has to be 'true' or 'false'");
    }
    if (wait == null || wait.equals("accepted")) {
      return explained ? new WaitOption(0, true, null) : NONE;
    }
    if (explained) {
      return bad("explain=true and wait=result cannot be asked for together; ask one by one");
    }
    if (!wait.equals("result")) {
      return bad("wait is '" + wait + "', but has to be 'accepted' or 'result'");
    }
    String timeout = request.getParam("timeout");
    if (timeout == null) {
      return new WaitOption(config.waitTimeout().toMillis(), false, null);
    }
    Matcher matcher = DURATION.matcher(timeout);
    if (!matcher.matches()) {
      return bad("timeout is '" + timeout + "', but has to be a time such as 500ms, 30s or 2m");
    }
    long millis = millis(Long.parseLong(matcher.group(1)), matcher.group(2));
    Duration max = config.waitTimeoutMax();
    return new WaitOption(Math.clamp(millis, 1, max.toMillis()), false, null);
  }

  boolean forResult() {
    return timeoutMillis > 0;
  }

  private static long millis(long amount, @Nullable String unit) {
    return switch (unit) {
      case "ms" -> amount;
      case "m" -> amount * 60_000;
      case null, default -> amount * 1000;
    };
  }

  private static WaitOption bad(String detail) {
    return new WaitOption(0, false, ProblemCode.BAD_PARAMETER.problem(detail));
  }
}
