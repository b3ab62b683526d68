package io.distric.verticle.cli;

import io.distric.config.NodeConfig;
import java.io.IOException;

/** Starts nodes in this JVM, for commands that need one. */
public interface NodeLauncher {

  /**
   * Starts a node, and applies its logging to this process. On return it is ready.
   *
   * @param config of the node
   * @return the node, which the caller stops
   * @throws IOException if it cannot start; the message is for the operator
   * @throws InterruptedException if the thread was interrupted meanwhile
   */
  RunningNode launch(NodeConfig config) throws IOException, InterruptedException;
}
