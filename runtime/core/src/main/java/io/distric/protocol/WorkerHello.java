package io.distric.protocol;

import java.util.List;

/**
 * A worker offers itself; sent at start and again as a heartbeat.
 *
 * @param worker id of its node
 * @param session its boot
 * @param address event-bus address that takes its {@link AssignmentBatch}es
 * @param types task types that it takes
 * @param capacity attempts at once
 * @param running attempts that it runs now
 */
public record WorkerHello(
    String worker, String session, String address, List<String> types, int capacity, int running) {

  private static final char SEPARATOR = '/';

  /** The name of a boot of a worker. */
  public static String session(String worker, String boot) {
    return worker + SEPARATOR + boot;
  }

  /** The worker whose boot a session is. */
  public static String workerOf(String session) {
    int end = session.lastIndexOf(SEPARATOR);
    return end < 0 ? session : session.substring(0, end);
  }
}
