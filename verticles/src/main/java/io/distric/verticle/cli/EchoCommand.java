package io.distric.verticle.cli;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code distric echo-server}: as little as an HTTP server can do. */
@Command(description = "Answers every request with its body.", hidden = true)
final class EchoCommand implements Callable<Integer> {

  @Option(names = "--loops", description = "Event loops; ${DEFAULT-VALUE} unless said.")
  private int loops = 1;

  @Option(names = "--port", description = "0 picks a free one.")
  private int port;

  private final Session session;

  private EchoCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new EchoCommand(session));
  }

  @Override
  public Integer call() throws InterruptedException {
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(loops));
    // Vert.x shares one free port among all that ask for the same negative one.
    int asked = port == 0 ? -1 : port;
    int bound = port;
    for (int i = 0; i < loops; i++) {
      Echo echo = new Echo(asked);
      vertx.deployVerticle(() -> echo, new DeploymentOptions()).await();
      bound = echo.actualPort();
    }
    session.terminal().print("listening on " + bound);
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  /** One event loop's share. */
  private static final class Echo extends VerticleBase {
    private final int port;
    private volatile int actualPort;

    Echo(int port) {
      this.port = port;
    }

    int actualPort() {
      return actualPort;
    }

    @Override
    public Future<?> start() {
      HttpServer server =
          vertx
              .createHttpServer()
              .requestHandler(
                  request -> request.body().onSuccess(body -> request.response().end(body)));
      return server
          .listen(port, "127.0.0.1")
          .onSuccess(listening -> actualPort = listening.actualPort());
    }
  }
}
