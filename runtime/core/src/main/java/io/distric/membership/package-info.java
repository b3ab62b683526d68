/**
 * Who is in the cluster and who still answers: SWIM with Lifeguard as a state machine. Packets,
 * time and local news come in as {@link io.distric.membership.Input}; what must happen outside goes
 * out as {@link io.distric.membership.Effect}. No clock, socket, thread or source of chance of its
 * own: the same inputs and the same seed give the same effects, in a node as in the simulator.
 *
 * <p>Beside it the wire format and the sealed envelope that packets travel in. Knows nothing of
 * Raft, placement or Vert.x.
 */
@NullMarked
package io.distric.membership;

import org.jspecify.annotations.NullMarked;
