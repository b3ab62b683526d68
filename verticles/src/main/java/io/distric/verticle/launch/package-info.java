/** Wires the verticles of a node together and starts them. */
@NullMarked
package io.distric.verticle.launch;

import org.jspecify.annotations.NullMarked;
