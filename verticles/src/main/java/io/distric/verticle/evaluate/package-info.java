/** Matches batches of messages against the rules of the catalog in force. */
@NullMarked
package io.distric.verticle.evaluate;

import org.jspecify.annotations.NullMarked;
