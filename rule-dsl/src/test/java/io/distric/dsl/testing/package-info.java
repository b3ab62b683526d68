@NullMarked
package io.distric.dsl.testing;

import org.jspecify.annotations.NullMarked;
