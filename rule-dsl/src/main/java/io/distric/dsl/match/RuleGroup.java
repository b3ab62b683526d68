package io.distric.dsl.match;

/**
 * A class that holds the code of some rules.
 *
 * @param code the instance
 */
public record RuleGroup(RuleCode code) {}
