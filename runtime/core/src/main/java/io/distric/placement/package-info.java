/** Decides which worker runs a task attempt. Pure. */
@NullMarked
package io.distric.placement;

import org.jspecify.annotations.NullMarked;
