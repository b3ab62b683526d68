package io.distric.peers;

/**
 * A rule, as engines without our language are told of it.
 *
 * @param place in evaluation order, from 0
 * @param id as it was written
 * @param condition when it matches
 */
record PeerRule(int place, String id, Condition condition) {

  /** Its place as a text, for engines that call rules by names. */
  String name() {
    return Integer.toString(place);
  }
}
