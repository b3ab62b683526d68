/** What verticles and nodes say to each other: immutable records, without behaviour. */
@NullMarked
package io.distric.protocol;

import org.jspecify.annotations.NullMarked;
