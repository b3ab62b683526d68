package io.distric.verticle.admin;

import io.distric.protocol.ProblemCode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads that may block, on virtual threads; so many at once and no more. Thread-safe. */
final class BlockingReads {

  private static final Logger LOG = LoggerFactory.getLogger(BlockingReads.class);

  private final Semaphore permits;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("distric-read-", 0).factory());

  BlockingReads(int inflightMax) {
    permits = new Semaphore(inflightMax);
  }

  /**
   * Reads, and answers on the event loop of the request.
   *
   * @param context of the request
   * @param read may block
   * @param answer takes what was read
   */
  <T> void run(RoutingContext context, Callable<T> read, Consumer<T> answer) {
    if (!permits.tryAcquire()) {
      Answers.problem(
          context,
          ProblemCode.OVERLOADED.retry("as many reads run as http.readsInflightMax allows", 1));
      return;
    }
    Context loop = Objects.requireNonNull(Vertx.currentContext(), "not on an event loop");
    threads.execute(() -> read(context, loop, read, answer));
  }

  private <T> void read(
      RoutingContext context, Context loop, Callable<T> read, Consumer<T> answer) {
    try {
      T result = read.call();
      loop.runOnContext(done -> answer.accept(result));
    } catch (Exception e) {
      loop.runOnContext(done -> fail(context, e));
    } finally {
      permits.release();
    }
  }

  private static void fail(RoutingContext context, Exception cause) {
    if (cause instanceof RefusedException refused) {
      Answers.problem(context, refused.problem());
      return;
    }
    LOG.error("reading for {} failed", context.request().path(), cause);
    Answers.problem(
        context, ProblemCode.INTERNAL.problem("reading failed; the log of the node has the cause"));
  }
}
