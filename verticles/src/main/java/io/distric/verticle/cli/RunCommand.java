package io.distric.verticle.cli;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.launcher.application.HookContext;
import io.vertx.launcher.application.VertxApplication;
import io.vertx.launcher.application.VertxApplicationHooks;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code distric run VERTICLE …}: everything behind the verb goes to Vert.x's own launcher. In a
 * cluster the members find each other by address, on loopback unless they are told otherwise.
 */
@Command(
    description = "Runs a verticle with Vert.x's application launcher; -h shows its options.",
    customSynopsis = "distric run VERTICLE [-cluster] [-conf JSON|FILE] [-instances N] ...")
final class RunCommand implements Callable<Integer> {

  @Parameters(arity = "0..*", hidden = true)
  private List<String> words = List.of();

  private RunCommand() {}

  static CommandLine line(Session session) {
    // The launcher has a parser of its own: it gets all words as they are.
    return new CommandLine(new RunCommand())
        .setUnmatchedOptionsArePositionalParams(true)
        .setStopAtPositional(true);
  }

  @Override
  public Integer call() throws InterruptedException {
    Hooks hooks = new Hooks();
    int code = new VertxApplication(words.toArray(String[]::new), hooks, true, false) {}.launch();
    if (code != 0) {
      return code == ExitCode.USAGE ? ExitCode.USAGE : ExitCode.FAILED;
    }
    hooks.stopped.await();
    return ExitCode.OK;
  }

  /** Puts our cluster settings in the place of open defaults. */
  private static final class Hooks implements VertxApplicationHooks {
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public void beforeStartingVertx(HookContext context) {
      LoopbackCluster.secure(context.vertxOptions().getEventBusOptions());
    }

    @Override
    public VertxBuilder createVertxBuilder(VertxOptions options) {
      VertxBuilder builder = VertxApplicationHooks.super.createVertxBuilder(options);
      return builder.withClusterManager(LoopbackCluster.manager());
    }

    @Override
    public void afterVerticleDeployed(HookContext context) {
      // Told by its own verticle, since the verticle that runs may close Vert.x too.
      context.vertx().deployVerticle(new Watch(stopped)).await();
    }
  }

  /** Tells when Vert.x closes. */
  private static final class Watch extends VerticleBase {
    private final CountDownLatch stopped;

    Watch(CountDownLatch stopped) {
      this.stopped = stopped;
    }

    @Override
    public Future<?> stop() {
      stopped.countDown();
      return Future.succeededFuture();
    }
  }
}
