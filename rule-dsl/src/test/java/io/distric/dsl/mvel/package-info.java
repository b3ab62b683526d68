@NullMarked
package io.distric.dsl.mvel;

import org.jspecify.annotations.NullMarked;
