package io.distric.verticle.cli;

import io.distric.protocol.ProblemCode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/** Runs a plan. */
final class LoadRun {

  private static final long TICK_NANOS = 200_000;
  private static final long IDLE_NANOS = 20_000_000;

  private final LoadPlan plan;
  private final List<LoadLoop> loops = new ArrayList<>();
  private final List<Context> contexts = new ArrayList<>();

  LoadRun(LoadPlan plan) {
    this.plan = plan;
  }

  LoadResult run() throws CliException, InterruptedException {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(plan.threads()));
    try {
      open(vertx);
      long begin = System.nanoTime();
      for (int i = 0; i < loops.size(); i++) {
        LoadLoop loop = loops.get(i);
        contexts.get(i).runOnContext(go -> loop.start(begin));
      }
      drive(begin, begin + plan.warmup().plus(plan.length()).toNanos());
      return result();
    } finally {
      vertx.close().await();
    }
  }

  private void open(Vertx vertx) throws CliException, InterruptedException {
    NetClientOptions options =
        new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(5000).setReconnectAttempts(0);
    for (int i = 0; i < plan.threads(); i++) {
      Context context = vertx.getOrCreateContext();
      LoadLoop loop = new LoadLoop(plan, vertx.createNetClient(options));
      contexts.add(context);
      loops.add(loop);
      int share = plan.connections() / plan.threads();
      try {
        on(context, () -> loop.connect(share)).toCompletionStage().toCompletableFuture().get();
      } catch (ExecutionException | CompletionException e) {
        throw CliException.of(
            ProblemCode.UNREACHABLE, "nobody answers at " + plan.target() + ": " + e.getCause());
      }
    }
  }

  /** Wakes the event loops when a request is due: their own timers count milliseconds. */
  private void drive(long begin, long end) throws InterruptedException {
    boolean ended = false;
    while (!ended && System.nanoTime() < end + plan.grace().toNanos()) {
      LockSupport.parkNanos(untilDue(System.nanoTime() - begin));
      for (int i = 0; i < loops.size(); i++) {
        LoadLoop loop = loops.get(i);
        contexts.get(i).runOnContext(due -> loop.pace());
      }
      ended = System.nanoTime() > end && allEnded();
    }
  }

  /**
   * Until the next request, or a while: what is woken late sends late, and is blamed on the node.
   */
  private long untilDue(long sinceBegin) {
    double interval = plan.intervalNanos();
    long wait = interval == 0 ? IDLE_NANOS : (long) (interval - sinceBegin % interval);
    return Math.clamp(wait, TICK_NANOS, IDLE_NANOS);
  }

  private boolean allEnded() throws InterruptedException {
    for (int i = 0; i < loops.size(); i++) {
      LoadLoop loop = loops.get(i);
      if (!ask(contexts.get(i), loop::ended)) {
        return false;
      }
    }
    return true;
  }

  private LoadResult result() throws InterruptedException {
    LoadResult result = new LoadResult(plan);
    for (int i = 0; i < loops.size(); i++) {
      LoadLoop loop = loops.get(i);
      ask(
          contexts.get(i),
          () -> {
            loop.close();
            result.add(loop);
            return true;
          });
    }
    return result;
  }

  private static <T> T ask(Context context, Callable<T> question) throws InterruptedException {
    try {
      return on(context, () -> Future.succeededFuture(question.call()))
          .toCompletionStage()
          .toCompletableFuture()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static <T> Future<T> on(Context context, Callable<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(
        go -> {
          try {
            work.call().onComplete(promise);
          } catch (Exception e) {
            promise.fail(e);
          }
        });
    return promise.future();
  }
}
