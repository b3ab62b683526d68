package io.distric.verticle.launch;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The threads on which verticles run, for callers that may block. */
final class EventLoops {

  private static final int BLOCKED_CHECK_SECONDS = 5;

  private final Vertx vertx;

  private EventLoops(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Starts as many as configured; 0: half of the processors, at least one. */
  static EventLoops start(int configured) {
    int processors = Runtime.getRuntime().availableProcessors();
    VertxOptions options =
        new VertxOptions()
            .setPreferNativeTransport(true)
            .setEventLoopPoolSize(configured > 0 ? configured : Math.max(1, processors / 2))
            .setBlockedThreadCheckInterval(BLOCKED_CHECK_SECONDS)
            .setBlockedThreadCheckIntervalUnit(TimeUnit.SECONDS)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setClassPathResolvingEnabled(false)
                    .setFileCachingEnabled(false));
    Vertx vertx = Vertx.vertx(options);
    LocalCodecs.register(vertx.eventBus());
    return new EventLoops(vertx);
  }

  Vertx vertx() {
    return vertx;
  }

  /** Deploys a verticle; how to take it away again. */
  AutoCloseable deploy(Deployable verticle) throws IOException, InterruptedException {
    String id = await(vertx.deployVerticle(verticle));
    return () -> await(vertx.undeploy(id));
  }

  void close() throws IOException, InterruptedException {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) throws IOException, InterruptedException {
    try {
      return future.toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(String.valueOf(cause.getMessage()), cause);
    }
  }
}
