package io.distric.membership;

/** How much of the protocol is on; {@link #SWIM} exists to be compared with. */
public enum Variant {
  /** The protocol of the first paper: fixed time to refute, no doubt in oneself. */
  SWIM,
  /** All of it. */
  LIFEGUARD
}
