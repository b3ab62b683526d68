package io.distric.verticle.launch;

/** Makes SIGTERM and SIGINT stop a node in good order, and the process end with 0. */
public final class SignalDrain {

  private SignalDrain() {}

  /**
   * Watches over a node.
   *
   * @return takes the watch away again, for programs that stop the node themselves
   */
  public static Runnable install(Node node) {
    Thread hook =
        Thread.ofPlatform()
            .name("drain")
            .unstarted(
                () -> {
                  node.stop();
                  // A JVM that was told to end would say 143 or 130, as if it had been cut off.
                  Runtime.getRuntime().halt(0);
                });
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> Runtime.getRuntime().removeShutdownHook(hook);
  }
}
