/** Values of expressions, and JSON. */
@NullMarked
package io.distric.dsl.value;

import org.jspecify.annotations.NullMarked;
