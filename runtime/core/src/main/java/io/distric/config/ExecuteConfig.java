package io.distric.config;

import java.time.Duration;

/**
 * How tasks are run. Section {@code execute}.
 *
 * @param capacity attempts that this worker runs at once
 * @param pluginsDir folder of task plugin jars; empty: only the built-in tasks
 * @param timeout for an attempt whose workflow says nothing
 * @param heartbeat how often a worker says that it is there
 * @param resultBytesMax bytes of a task result; a longer one fails the task
 * @param httpPrivateAllowed whether http tasks may reach loopback and private addresses
 */
public record ExecuteConfig(
    @Default("4096") int capacity,
    @Default("") String pluginsDir,
    @Default("5m") Duration timeout,
    @Default("1s") Duration heartbeat,
    @Default("1Mi") int resultBytesMax,
    @Default("true") boolean httpPrivateAllowed) {

  /** Checks the values. */
  public ExecuteConfig {
    new Constraints()
        .positive("capacity", capacity)
        .positive("timeout", timeout)
        .positive("heartbeat", heartbeat)
        .positive("resultBytesMax", resultBytesMax)
        .verify();
  }
}
