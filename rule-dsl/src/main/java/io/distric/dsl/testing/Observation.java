package io.distric.dsl.testing;

import io.distric.dsl.ast.Options;
import io.distric.dsl.match.Matches;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.MalformedJson;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What the rules did with one message of a test.
 *
 * @param message as it was given
 * @param type its declared type
 * @param matched rules in evaluation order
 * @param runs workflows that were started, with their input
 * @param emits events that were published, with their data
 * @param after the message after all sets and removes
 */
record Observation(
    byte[] message,
    Optional<String> type,
    List<String> matched,
    List<Sent> runs,
    List<Sent> emits,
    byte[] after) {

  /**
   * A workflow or an event.
   *
   * @param name of the workflow or the topic
   * @param data what it was given
   * @param rule that sent it
   * @param options of a workflow's run
   */
  record Sent(String name, Value.Fields data, String rule, Options options) {}

  static Observation of(byte[] message, Optional<String> type, Matches matches) {
    List<String> matched = new ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      matched.add(matches.ruleId(i));
    }
    List<Sent> runs = new ArrayList<>();
    for (int i = 0; i < matches.runs(); i++) {
      Matches.Run run = matches.run(i);
      runs.add(new Sent(run.workflow(), fields(run.input()), run.ruleId(), run.options()));
    }
    List<Sent> emits = new ArrayList<>();
    for (int i = 0; i < matches.emits(); i++) {
      Matches.Emit emit = matches.emit(i);
      emits.add(new Sent(emit.topic(), fields(emit.data()), emit.ruleId(), Options.NONE));
    }
    return new Observation(message, type, matched, runs, emits, matches.payload().clone());
  }

  static Value.Fields fields(byte[] json) {
    try {
      return Json.parse(json) instanceof Value.Fields fields
          ? fields
          : new Value.Fields(new LinkedHashMap<>());
    } catch (MalformedJson e) {
      throw new IllegalStateException("the matcher writes JSON that can be read", e);
    }
  }
}
