package io.distric.dsl.explain;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.expand.Expansion;
import io.distric.dsl.expand.TableRows;
import io.distric.dsl.explain.Explanation.Outcome;
import io.distric.dsl.match.ChainGates;
import io.distric.dsl.match.ChainWalk;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import io.distric.dsl.value.Value.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says why rules matched a message, or did not. The compiled matcher is asked which rules matched;
 * only the rules in question, and those that changed the message before them, are looked into. One
 * for each catalog version; confined to one thread.
 */
public final class Explainer {

  private final Matcher matcher;
  private final MessageView view;
  private final Matches matches;
  private final List<Rule> order;
  private final Map<String, Rule> rules = new HashMap<>();
  private final Map<String, Schema> schemas = new HashMap<>();
  private final List<Schema> conditional;
  private final ChainWalk chains;
  private final boolean mvel;
  private final Map<String, Value> shared = new HashMap<>();

  /**
   * Explains the rules of a model.
   *
   * @param model checked and free of errors
   * @param matcher compiled from it
   * @param dialects that it was compiled with
   */
  public Explainer(Model model, Matcher matcher, Dialects dialects) {
    this.mvel = dialects.mvel();
    Model expanded = Expansion.of(model);
    this.matcher = matcher;
    this.chains = new ChainWalk(ChainGates.of(expanded));
    this.view = matcher.newView();
    this.matches = matcher.newMatches();
    this.order = expanded.rules().stream().sorted(Rule.ORDER).toList();
    order.forEach(rule -> rules.put(rule.id(), rule));
    model.schemas().forEach(schema -> schemas.put(schema.name(), schema));
    this.conditional = model.schemas().stream().filter(s -> s.match().isPresent()).toList();
    Evaluator before =
        new Evaluator(
            new Names(
                shared,
                Map.of(),
                Value.Missing.MISSING,
                Optional.empty(),
                Value.Missing.MISSING,
                false));
    model.tables().forEach(table -> shared.put(table.name(), TableRows.of(table)));
    expanded.constants().forEach(e -> shared.put(e.key(), before.value(e.value())));
    expanded.lists().forEach(e -> shared.put(e.key(), before.value(e.value())));
  }

  /** Whether there is a rule of an id. */
  public boolean contains(String ruleId) {
    return rules.containsKey(ruleId);
  }

  /**
   * Explains all rules, in their order.
   *
   * @param json the message
   * @param now its stamp, milliseconds since the epoch
   * @param type its declared type, or null
   * @throws MalformedMessage says why the message cannot be read
   */
  public List<Explanation> all(byte[] json, long now, @Nullable String type)
      throws MalformedMessage {
    return explain(json, now, type, Set.of());
  }

  /** Explains one rule that is there, see {@link #all}. */
  public Explanation one(String ruleId, byte[] json, long now, @Nullable String type)
      throws MalformedMessage {
    return explain(json, now, type, Set.of(ruleId)).getFirst();
  }

  /** The rules that just one thing kept from matching, the nearest first. */
  public static List<Explanation> nearMisses(List<Explanation> all) {
    // Of two that failed by one condition, the one of which more held was nearer.
    return all.stream()
        .filter(Explanation::nearMiss)
        .sorted(Comparator.comparingInt(Explanation::held).reversed())
        .toList();
  }

  private List<Explanation> explain(byte[] json, long now, @Nullable String type, Set<String> only)
      throws MalformedMessage {
    view.readJson(json, 0, json.length, now, type);
    matcher.match(view, matches);
    Fields message = (Fields) Json.trusted(json, 0, json.length);
    Turn turn = new Turn(shared, schemas, message, new Value.Time(Instant.ofEpochMilli(now)), mvel);
    String schema = schema(turn, type);
    chains.begin();
    Set<String> matched = matched();
    List<Explanation> explained = new ArrayList<>();
    Rule stopped = null;
    for (Rule rule : only.isEmpty() ? order : upTo(only)) {
      boolean asked = only.isEmpty() || only.contains(rule.id());
      if (asked) {
        explained.add(stopped == null ? explain(rule, turn, schema) : stopped(rule, stopped));
      }
      if (matched.contains(rule.id())) {
        turn.take(rule);
        chains.take(rule.id());
        stopped = rule.effects().stream().anyMatch(Effect.Stop.class::isInstance) ? rule : stopped;
      }
    }
    return explained;
  }

  /** The rules that matched, and those that are asked for, in their order. */
  private List<Rule> upTo(Set<String> only) {
    List<Rule> some = new ArrayList<>();
    Set<String> ids = new HashSet<>(only);
    ids.addAll(matched());
    ids.forEach(id -> some.add(rules.get(id)));
    some.sort(Rule.ORDER);
    return some;
  }

  /** Those that had an effect: rules in shadow have none. */
  private Set<String> matched() {
    Set<String> matched = new HashSet<>();
    for (int i = 0; i < matches.size(); i++) {
      matched.add(matches.ruleId(i));
    }
    return matched;
  }

  private @Nullable String schema(Turn turn, @Nullable String type) {
    if (type != null) {
      return type;
    }
    for (Schema schema : conditional) {
      Evaluator evaluator = new Evaluator(turn.names(Optional.of(schema)));
      if (schema.match().stream().allMatch(match -> evaluator.truth(match) == Truth.TRUE)) {
        return schema.name();
      }
    }
    return null;
  }

  private Explanation explain(Rule rule, Turn turn, @Nullable String schema) {
    if (!rule.enabled()) {
      return settled(rule, Outcome.DISABLED, "the rule is disabled");
    }
    if (rule.on().isPresent() && !rule.on().get().equals(schema)) {
      String has = schema == null ? "has no schema" : "is " + schema;
      return settled(
          rule, Outcome.SCHEMA, "the message " + has + ", the rule is on " + rule.on().get());
    }
    if (!chains.admits(rule.id())) {
      return settled(rule, Outcome.CHAIN, chains.why(rule.id()));
    }
    Evaluator evaluator = new Evaluator(turn.names(rule));
    Wording wording = new Wording(evaluator, rule.lets());
    int held = 0;
    List<Expr> failed = new ArrayList<>();
    for (Expr condition : rule.when().map(Conditions::of).orElse(List.of())) {
      if (evaluator.truth(condition) == Truth.TRUE) {
        held++;
      } else {
        failed.add(condition);
      }
    }
    List<Rule.Except> hit =
        rule.excepts().stream().filter(e -> evaluator.truth(e.when()) == Truth.TRUE).toList();
    int faults = failed.size() + hit.size();
    if (!failed.isEmpty()) {
      Expr first = failed.getFirst();
      return decided(rule, Outcome.CONDITION, first, wording.whyNot(first), wording, held, faults);
    }
    if (!hit.isEmpty()) {
      Rule.Except first = hit.getFirst();
      String name = first.reason().isEmpty() ? "an exception" : "'" + first.reason() + "'";
      String reason = name + " holds: " + Wording.shown(first.when());
      return decided(rule, Outcome.EXCEPT, first.when(), reason, wording, held, faults);
    }
    String reason = held == 0 ? "the rule has no condition" : "all conditions hold";
    return new Explanation(
        rule.id(), Outcome.MATCHED, "", reason, values(rule, wording), held, 0, rule.span());
  }

  private static List<Explanation.Seen> values(Rule rule, Wording wording) {
    return rule.when().map(wording::values).orElse(List.of());
  }

  private static Explanation decided(
      Rule rule,
      Outcome outcome,
      Expr condition,
      String reason,
      Wording wording,
      int held,
      int failed) {
    return new Explanation(
        rule.id(),
        outcome,
        Wording.shown(condition),
        reason,
        wording.values(condition),
        held,
        failed,
        condition.span());
  }

  private static Explanation stopped(Rule rule, Rule by) {
    return settled(
        rule,
        Outcome.STOPPED,
        "rule '%s' (priority %d) matched before it and stopped".formatted(by.id(), by.priority()));
  }

  private static Explanation settled(Rule rule, Outcome outcome, String reason) {
    return new Explanation(rule.id(), outcome, "", reason, List.of(), 0, 0, rule.span());
  }
}
