/** Task plugins: loading and the built-in tasks. */
@NullMarked
package io.distric.task;

import org.jspecify.annotations.NullMarked;
