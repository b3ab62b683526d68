/** Rule text: where it came from, spans in it, and what is wrong with it. */
@NullMarked
package io.distric.dsl.source;

import org.jspecify.annotations.NullMarked;
