/** Replicated logs by Apache Ratis; the only room that knows it. */
@NullMarked
package io.distric.replica;

import org.jspecify.annotations.NullMarked;
