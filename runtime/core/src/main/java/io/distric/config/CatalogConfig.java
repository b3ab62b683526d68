package io.distric.config;

import java.time.Duration;

/**
 * Rules and workflows. Section {@code catalog}.
 *
 * @param dir folder that is watched; empty: none
 * @param debounce files changed within so long are one change
 * @param versionsKept catalog versions that can be rolled back to
 * @param sourceBytesMax bytes of a whole catalog source
 */
public record CatalogConfig(
    @Default("") String dir,
    @Default("100ms") Duration debounce,
    @Default("100") int versionsKept,
    @Default("128Mi") long sourceBytesMax) {}
