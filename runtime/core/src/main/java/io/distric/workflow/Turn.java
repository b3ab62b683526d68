package io.distric.workflow;

import io.distric.protocol.EngineLimits;

/**
 * What a decision may know of its entry.
 *
 * @param partition whose log
 * @param index of the entry
 * @param now engine time
 * @param seed entropy
 * @param level engine level
 * @param limits in force
 * @param language of definitions
 */
record Turn(
    int partition,
    long index,
    long now,
    long seed,
    int level,
    EngineLimits limits,
    WorkflowLanguage language) {

  /** Whether the engine decides by {@link EngineState#LEVEL_FAILS_OPENLY}. */
  boolean failsOpenly() {
    return level >= EngineState.LEVEL_FAILS_OPENLY;
  }
}
