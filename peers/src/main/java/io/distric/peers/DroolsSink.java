package io.distric.peers;

/** What rules in Drools call when they match; public, for their classes are in another package. */
public interface DroolsSink {

  /** The rule at a place in evaluation order has matched. */
  void add(int place);
}
