/** Readers: a source text becomes the model. */
@NullMarked
package io.distric.dsl.read;

import org.jspecify.annotations.NullMarked;
