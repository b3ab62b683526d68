package io.distric.peers;

import java.io.IOException;
import java.util.List;

/** An engine that is measured. One thread. */
interface Engine extends AutoCloseable {

  /**
   * Takes the rules.
   *
   * @param rules in evaluation order
   * @throws Exception whatever the engine throws
   */
  void load(List<PeerRule> rules) throws Exception;

  /**
   * What matches a message.
   *
   * @param json bytes of the message
   * @return places of the rules in evaluation order, ascending
   * @throws Exception whatever the engine throws
   */
  int[] match(byte[] json) throws Exception;

  /** Ends what it runs beside the one thread, if it does. */
  @Override
  default void close() throws IOException {}
}
