/**
 * Decides at which workers places are reserved for tasks that may become ready. Pure: who lives and
 * what they run arrives as data; knows nothing of sockets, gossip or time.
 */
@NullMarked
package io.distric.placement;

import org.jspecify.annotations.NullMarked;
