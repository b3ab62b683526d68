/** Why a rule matched a message, or did not. */
@NullMarked
package io.distric.dsl.explain;

import org.jspecify.annotations.NullMarked;
