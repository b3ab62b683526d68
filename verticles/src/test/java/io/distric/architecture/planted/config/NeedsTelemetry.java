package io.distric.architecture.planted.config;

import io.distric.architecture.planted.telemetry.NeedsConfig;
import org.jspecify.annotations.Nullable;

/** Planted: one half of a cycle of packages. */
public final class NeedsTelemetry {
  @Nullable NeedsConfig bad;
}
