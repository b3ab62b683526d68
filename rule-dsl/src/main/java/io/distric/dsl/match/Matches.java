package io.distric.dsl.match;

import io.distric.dsl.ast.Options;
import io.distric.dsl.value.Value;
import java.util.List;

/**
 * What matched a message, in evaluation order. Confined to one thread; valid until the next match.
 */
public interface Matches {

  /** How many rules matched. */
  int size();

  /** Id of the matched rule at a position of the evaluation order. */
  String ruleId(int position);

  /** How many rules in shadow would have matched; they have no effect and are not in the rest. */
  default int shadows() {
    return 0;
  }

  /** Id of a rule in shadow that would have matched. */
  default String shadowId(int position) {
    throw new IndexOutOfBoundsException(position);
  }

  /** How many workflows are to be started. */
  int runs();

  /** A workflow to start, in the order of the matches, then of the actions. */
  Run run(int position);

  /** How many events are to be published. */
  int emits();

  /** An event to publish. */
  Emit emit(int position);

  /** Whether some matched rule set or removed a field. */
  boolean rewritten();

  /** What the matched rules set and removed, in that order. */
  default List<Edit> edits() {
    return List.of();
  }

  /** The message after all sets and removes, JSON in UTF-8; the original bytes if not rewritten. */
  byte[] payload();

  /**
   * A field that a rule set or removed.
   *
   * @param path names from the top of the message
   * @param value what it is set to; missing: it is removed
   */
  record Edit(List<String> path, Value value) {}

  /**
   * A workflow to start.
   *
   * @param ruleId who asks
   * @param workflow which
   * @param input JSON object in UTF-8, owned by the receiver
   * @param options of the rule's action, constant for the rule
   */
  record Run(String ruleId, String workflow, byte[] input, Options options) {}

  /**
   * An event to publish.
   *
   * @param ruleId who asks
   * @param topic under which name
   * @param data JSON object in UTF-8
   */
  record Emit(String ruleId, String topic, byte[] data) {}
}
