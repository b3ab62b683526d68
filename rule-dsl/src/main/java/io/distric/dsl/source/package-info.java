/** Source texts, places in them, and what is wrong with them. */
@NullMarked
package io.distric.dsl.source;

import org.jspecify.annotations.NullMarked;
