package io.distric.dsl.testing;

import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Test;
import io.distric.dsl.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs workflows for tests: as a node runs them, in virtual time, with answers in place of tasks.
 * The engine is none of this module's business, so whoever runs tests brings it. Confined to one
 * thread.
 */
@FunctionalInterface
public interface WorkflowTrials {

  /** Runs none. */
  WorkflowTrials NONE = (start, answers) -> new Trial.Refused("workflows are not run here");

  /** Runs a workflow to its end. */
  Trial run(Start start, Answers answers);

  /**
   * What a rule starts.
   *
   * @param workflow its id
   * @param rule that asks
   * @param input JSON object
   * @param options of the rule's action
   * @param message that matched, after all sets and removes
   * @param now its stamp, milliseconds since the epoch
   */
  record Start(
      String workflow, String rule, byte[] input, Options options, byte[] message, long now) {}

  /** What the mocks of a test answer. */
  interface Answers {
    /**
     * The answer to the next attempt of a task of some type; empty if the type has no mock. Several
     * mocks of a type answer one after the other, the last one from then on.
     */
    Optional<Answer> next(String taskType);
  }

  /**
   * What a mocked task answers.
   *
   * @param result JSON; not looked at where it fails
   * @param fault code of the error; empty: it completes
   */
  record Answer(byte[] result, Optional<String> fault) {}

  /** What came of a run. */
  sealed interface Trial {
    /**
     * It came to an end.
     *
     * @param ending how; empty where tests have no word for it
     * @param output of the workflow; missing where it has none
     * @param error what ended it, if it failed
     * @param ran steps in their order, and whether each was run
     */
    record Ended(
        Optional<Test.Ending> ending, Value output, Optional<Cause> error, Map<String, Boolean> ran)
        implements Trial {

      /** Copies the map. */
      public Ended {
        ran = Collections.unmodifiableMap(new LinkedHashMap<>(ran));
      }

      /** The steps that were run. */
      public List<String> stepsRun() {
        return ran.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
      }
    }

    /**
     * It could not be run to an end.
     *
     * @param why one sentence
     */
    record Refused(String why) implements Trial {}

    /**
     * What ended a workflow.
     *
     * @param code stable
     * @param sentence for people
     */
    record Cause(String code, String sentence) {}
  }
}
