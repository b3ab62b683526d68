/** Configuration: typed records, their defaults, and where a value came from. */
@NullMarked
package io.distric.config;

import org.jspecify.annotations.NullMarked;
