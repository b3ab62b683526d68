package io.distric.dsl.plan;

import io.distric.dsl.match.Conjunction;

/**
 * What is necessary for the condition of a rule to be met.
 *
 * @param condition holds wherever that is met
 * @param exact the opposite is true too: no code is needed
 */
public record RulePlan(Conjunction condition, boolean exact) {}
