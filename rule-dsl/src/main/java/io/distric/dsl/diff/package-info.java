/** What differs between two models, whatever their spelling. */
@NullMarked
package io.distric.dsl.diff;

import org.jspecify.annotations.NullMarked;
