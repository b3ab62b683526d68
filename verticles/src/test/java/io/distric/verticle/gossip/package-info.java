/** Gossip on real sockets. */
@NullMarked
package io.distric.verticle.gossip;

import org.jspecify.annotations.NullMarked;
