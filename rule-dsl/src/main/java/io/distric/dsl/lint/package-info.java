/** What can be applied and is probably not meant so. */
@NullMarked
package io.distric.dsl.lint;

import org.jspecify.annotations.NullMarked;
