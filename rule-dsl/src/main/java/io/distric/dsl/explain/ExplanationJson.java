package io.distric.dsl.explain;

import io.distric.dsl.value.Functions;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import io.distric.dsl.value.Value.Fields;
import io.distric.dsl.value.Value.Items;
import io.distric.dsl.value.Value.Num;
import io.distric.dsl.value.Value.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Explanations as JSON. */
public final class ExplanationJson {

  private ExplanationJson() {}

  /** All rules that were asked for in their order, and which of them were near. */
  public static String text(List<Explanation> explained) {
    return text(explained, explained);
  }

  /**
   * What matched and what was near, of a catalog that may be large.
   *
   * @param nearMax most near misses that are told
   */
  public static String brief(List<Explanation> explained, int nearMax) {
    List<Explanation> near = Explainer.nearMisses(explained).stream().limit(nearMax).toList();
    List<Explanation> told =
        explained.stream().filter(e -> e.matched() || near.contains(e)).toList();
    return text(told, told);
  }

  private static String text(List<Explanation> rules, List<Explanation> asked) {
    LinkedHashMap<String, Value> whole = new LinkedHashMap<>();
    whole.put("rules", new Items(rules.stream().<Value>map(ExplanationJson::of).toList()));
    whole.put(
        "near_misses",
        new Items(
            Explainer.nearMisses(asked).stream().<Value>map(e -> new Text(e.ruleId())).toList()));
    return new String(Json.write(new Fields(whole)), StandardCharsets.UTF_8);
  }

  private static Fields of(Explanation explanation) {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("rule_id", new Text(explanation.ruleId()));
    fields.put("matched", Value.Bool.of(explanation.matched()));
    fields.put("outcome", new Text(explanation.outcome().name().toLowerCase(Locale.ROOT)));
    fields.put("reason", new Text(explanation.reason()));
    if (!explanation.condition().isEmpty()) {
      fields.put("condition", new Text(explanation.condition()));
    }
    LinkedHashMap<String, Value> values = new LinkedHashMap<>();
    List<Value> missing = new ArrayList<>();
    for (Explanation.Seen seen : explanation.values()) {
      if (seen.value() instanceof Value.Missing) {
        missing.add(new Text(seen.name()));
      } else {
        values.put(seen.name(), json(seen.value()));
      }
    }
    fields.put("values", new Fields(values));
    if (!missing.isEmpty()) {
      fields.put("missing", new Items(missing));
    }
    fields.put("conditions_held", Num.of(explanation.held()));
    fields.put("conditions_failed", Num.of(explanation.failed()));
    if (explanation.span().line() > 0) {
      fields.put("line", Num.of(explanation.span().line()));
      fields.put("column", Num.of(explanation.span().column()));
    }
    return new Fields(fields);
  }

  /** JSON has no instants and lengths of time. */
  private static Value json(Value value) {
    return value instanceof Value.Time || value instanceof Value.Length
        ? Functions.text(value)
        : value;
  }
}
