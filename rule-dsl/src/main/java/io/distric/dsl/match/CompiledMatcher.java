package io.distric.dsl.match;

import io.distric.dsl.value.Value;
import java.util.Arrays;
import java.util.List;

/** Rules in their total order behind an index of those that may match. */
public final class CompiledMatcher implements Matcher {

  private final long catalogVersion;
  private final DecoderLimits limits;
  private final PathTrie trie;
  private final CompiledRule[] rules;
  private final SchemaTests schemas;
  private final ChainGates chains;
  private final CandidateIndex index;
  private final Object basis;

  /**
   * Puts rules in order and builds their index.
   *
   * @param catalogVersion what the rules were compiled from
   * @param limits of messages
   * @param slots that the rules' code uses
   * @param rules enabled ones, in any order
   * @param schemas tells the schema of a message
   * @param chains which rules have their turn only where an edge leads to them
   * @param basis what the compiler wants to find again when it makes the next matcher
   */
  public CompiledMatcher(
      long catalogVersion,
      DecoderLimits limits,
      SlotTable slots,
      List<CompiledRule> rules,
      SchemaTests schemas,
      ChainGates chains,
      Object basis) {
    this.catalogVersion = catalogVersion;
    this.limits = limits;
    this.trie = slots.snapshot();
    this.rules = rules.toArray(CompiledRule[]::new);
    Arrays.sort(this.rules);
    this.schemas = schemas;
    this.chains = chains;
    this.basis = basis;
    this.index = CandidateIndex.of(this.rules, trie);
  }

  @Override
  public long catalogVersion() {
    return catalogVersion;
  }

  @Override
  public int size() {
    return rules.length;
  }

  @Override
  public MessageView newView() {
    return new SlotView(limits, trie, new CandidateSet(rules.length));
  }

  @Override
  public Matches newMatches() {
    return new MatchBuffer(new ChainWalk(chains));
  }

  @Override
  public void match(MessageView message, Matches matches) {
    SlotView view = (SlotView) message;
    MatchBuffer found = (MatchBuffer) matches;
    if (view.trie() != trie) {
      throw new IllegalArgumentException("the message was read for another matcher");
    }
    found.begin(view);
    Slots slots = view.slots();
    schemas.tell(view);
    CandidateSet candidates = view.candidates();
    index.find(slots, candidates);
    for (int rank = candidates.next(0); rank >= 0; rank = candidates.next(rank + 1)) {
      CompiledRule rule = rules[rank];
      if (rule.matches(slots)
          && found.chains().admits(rule.rule().id())
          && !take(rule, view, found)) {
        return;
      }
    }
  }

  /** Whether the order goes on. */
  private static boolean take(CompiledRule rule, SlotView view, MatchBuffer found) {
    if (rule.rule().shadow()) {
      found.addShadow(rule);
      return true;
    }
    found.add(rule);
    found.chains().take(rule.rule().id());
    List<RuleEffect> effects = rule.effects();
    if (effects.isEmpty()) {
      return true;
    }
    rule.bindLets(view.slots());
    boolean goesOn = true;
    for (int i = 0; i < effects.size(); i++) {
      goesOn &= apply(effects.get(i), rule, view, found);
    }
    return goesOn;
  }

  private static boolean apply(
      RuleEffect effect, CompiledRule rule, SlotView view, MatchBuffer found) {
    switch (effect) {
      case RuleEffect.Set(var path, var expression) ->
          view.edit(path, rule.value(expression, view.slots()));
      case RuleEffect.Remove(var path) -> view.edit(path, Value.Missing.MISSING);
      case RuleEffect.Run(var workflow, var input, var options) ->
          found.run(rule, workflow, found.json(input, rule, view.slots()), options);
      case RuleEffect.Emit(var topic, var data) ->
          found.emit(rule, topic, found.json(data, rule, view.slots()));
      case RuleEffect.Stop _ -> {
        return false;
      }
    }
    return true;
  }

  /** What the compiler left here. */
  public Object basis() {
    return basis;
  }

  /** The rules in their order. */
  public List<CompiledRule> rules() {
    return List.of(rules);
  }
}
