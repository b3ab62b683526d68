/**
 * Thousands of members in one thread, on a clock of its own and a network that loses, delays,
 * repeats and cuts as it is told: to choose the figures of the protocol, and to test it. The same
 * seed gives the same run.
 */
@NullMarked
package io.distric.membership.simulation;

import org.jspecify.annotations.NullMarked;
