/** The matcher: messages in, matches out; no parser in sight. */
@NullMarked
package io.distric.dsl.match;

import org.jspecify.annotations.NullMarked;
