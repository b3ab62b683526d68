/** Messages as they come in and their codecs. */
@NullMarked
package io.distric.message;

import org.jspecify.annotations.NullMarked;
