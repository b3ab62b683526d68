package io.distric.verticle.cli;

import io.distric.config.NodeConfig;
import io.distric.protocol.ProblemCode;
import java.io.IOException;

/** Starts nodes, and sees to it that the process ends well with them. */
final class Nodes {

  private Nodes() {}

  static RunningNode launch(Session session, NodeConfig config)
      throws CliException, InterruptedException {
    try {
      return session.launcher().launch(config);
    } catch (IOException e) {
      throw CliException.of(
          ProblemCode.START_FAILED, String.valueOf(e.getMessage()), ExitCode.FAILED);
    }
  }

  /**
   * Runs something when the process is told to end, which then ends with 0.
   *
   * @return takes that back
   */
  static Runnable atEnd(Runnable stop) {
    Thread hook =
        Thread.ofPlatform()
            .name("drain")
            .unstarted(
                () -> {
                  stop.run();
                  // A JVM that was told to end would say 143 or 130, as if it had been cut off.
                  Runtime.getRuntime().halt(ExitCode.OK);
                });
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> remove(hook);
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends already: the hook runs, and does what is left to do.
    }
  }
}
