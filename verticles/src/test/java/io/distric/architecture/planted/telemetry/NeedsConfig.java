package io.distric.architecture.planted.telemetry;

import io.distric.architecture.planted.config.NeedsTelemetry;
import org.jspecify.annotations.Nullable;

/** Planted: the other half of a cycle of packages. */
public final class NeedsConfig {
  @Nullable NeedsTelemetry bad;
}
