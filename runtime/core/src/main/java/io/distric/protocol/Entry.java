package io.distric.protocol;

import java.util.List;

/**
 * One entry of a partition's log: a batch of commands with all that the decision needs from
 * outside.
 *
 * @param stamp engine time in milliseconds since the epoch; the state never lets time run backward
 * @param seed entropy for ids and jitter
 * @param tickets reservations at workers, in the order in which they are to be used
 * @param definitions workflows that the partition may not have yet
 * @param commands in order
 */
public record Entry(
    long stamp,
    long seed,
    List<Ticket> tickets,
    List<Definition> definitions,
    List<Command> commands) {

  /**
   * Places at a worker, reserved by the leader before the entry was proposed.
   *
   * @param worker id of the worker's node
   * @param session the worker's boot, so that another boot is another worker
   * @param types task types that it takes; empty: all
   * @param places how many tasks
   */
  public record Ticket(String worker, String session, List<String> types, int places) {}

  /**
   * A workflow as the catalog has it.
   *
   * @param workflow its id
   * @param version its version
   * @param source canonical JSON spelling
   */
  public record Definition(String workflow, long version, byte[] source) {}
}
