/** A worker: runs attempts of tasks and reports what they came to. */
@NullMarked
package io.distric.verticle.execute;

import org.jspecify.annotations.NullMarked;
