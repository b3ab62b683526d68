package io.distric.dsl.match;

import io.distric.dsl.ast.Rule;

/**
 * A compiled rule with what its index is made of.
 *
 * @param compiled the rule's code
 * @param condition holds if the rule matches
 * @param source as its author wrote it
 */
public record Planned(CompiledRule compiled, Conjunction condition, Rule source) {}
