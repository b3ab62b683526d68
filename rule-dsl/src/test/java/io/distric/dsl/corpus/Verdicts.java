package io.distric.dsl.corpus;

import io.distric.dsl.match.Matches;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a naive evaluation says of each message of a corpus after each edit. A message's verdict is
 * one number of all rules that match it, in which their order plays no part.
 */
final class Verdicts {

  private final List<Map<String, Object>> messages;
  private final Map<String, Corpus.CorpusRule> rules = new HashMap<>();
  private final List<long[]> versions = new ArrayList<>();

  Verdicts(Corpus corpus) {
    messages = corpus.messages();
    corpus.rules().forEach(rule -> rules.put(rule.id(), rule));
    long[] first = new long[messages.size()];
    corpus.rules().forEach(rule -> add(first, rule, 1));
    versions.add(first);
  }

  /** What was changed makes the next version. */
  void edited(Edits.Edit edit) {
    long[] now = versions.getLast().clone();
    Corpus.CorpusRule rule = edit.rule();
    Corpus.CorpusRule before = rule == null ? rules.remove(edit.id()) : rules.put(edit.id(), rule);
    if (before != null) {
      add(now, before, -1);
    }
    if (rule != null) {
      add(now, rule, 1);
    }
    versions.add(now);
  }

  /** Of a message, by the rules of a version. */
  long expected(long version, int message) {
    return versions.get((int) version)[message];
  }

  /** What a matcher said. */
  static long of(Matches matches) {
    long verdict = 0;
    for (int i = 0; i < matches.size(); i++) {
      verdict += weight(matches.ruleId(i));
    }
    return verdict;
  }

  private void add(long[] verdicts, Corpus.CorpusRule rule, int times) {
    for (int i = 0; i < verdicts.length; i++) {
      if (Boolean.TRUE.equals(rule.condition().of(messages.get(i)))) {
        verdicts[i] += times * weight(rule.id());
      }
    }
  }

  /** Spread over all bits, so that other rules do not add up to the same. */
  private static long weight(String id) {
    long mixed = (id.hashCode() + 1L) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    return mixed ^ mixed >>> 27;
  }
}
