/** Metrics and health. */
@NullMarked
package io.distric.telemetry;

import org.jspecify.annotations.NullMarked;
