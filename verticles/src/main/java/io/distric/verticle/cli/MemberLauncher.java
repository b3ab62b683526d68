package io.distric.verticle.cli;

import io.distric.config.NodeConfig;
import java.io.IOException;
import java.util.function.Consumer;

/** Starts bare members of a cluster in this JVM. */
public interface MemberLauncher {

  /**
   * Starts a member that only gossips, and applies its logging to this process.
   *
   * @param config of the node that it would be
   * @param plan what else it is
   * @param lines takes what it tells, one JSON object each, on a thread of its own
   * @return the member, which the caller stops
   * @throws IOException if it cannot start; the message is for the operator
   * @throws InterruptedException if the thread was interrupted meanwhile
   */
  RunningMember join(NodeConfig config, MemberPlan plan, Consumer<String> lines)
      throws IOException, InterruptedException;
}
