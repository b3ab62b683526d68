/** The model becomes bytecode. */
@NullMarked
package io.distric.dsl.compile;

import org.jspecify.annotations.NullMarked;
