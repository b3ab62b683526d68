/** Other rule engines on the same rules and messages, to be measured beside this one. */
@NullMarked
package io.distric.peers;

import org.jspecify.annotations.NullMarked;
