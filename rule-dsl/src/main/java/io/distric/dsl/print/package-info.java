/** Printers: the model becomes a source text. */
@NullMarked
package io.distric.dsl.print;

import org.jspecify.annotations.NullMarked;
