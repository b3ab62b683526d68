@NullMarked
package io.distric.dsl.diff;

import org.jspecify.annotations.NullMarked;
