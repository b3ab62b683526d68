/** Gives the membership its sockets, timers and clock, and tells the node what it learns. */
@NullMarked
package io.distric.verticle.gossip;

import org.jspecify.annotations.NullMarked;
