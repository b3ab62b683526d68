/** Macros become what they stand for. */
@NullMarked
package io.distric.dsl.expand;

import org.jspecify.annotations.NullMarked;
