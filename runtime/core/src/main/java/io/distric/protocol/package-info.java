/** What verticles and nodes say to each other. */
@NullMarked
package io.distric.protocol;

import org.jspecify.annotations.NullMarked;
