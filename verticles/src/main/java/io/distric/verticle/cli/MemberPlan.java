package io.distric.verticle.cli;

import io.distric.membership.MemberRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a bare member is.
 *
 * @param role that it shows to others
 * @param stats how often it tells its figures; zero: never
 * @param faults file that says what its network does wrong, for tests
 */
public record MemberPlan(MemberRole role, Duration stats, Optional<Path> faults) {}
