package io.distric.verticle.cli;

import io.distric.dsl.explain.Explainer;
import io.distric.dsl.explain.Explanation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Explanations for people. */
final class ExplanationText {

  private static final int NEAR_MAX = 10;

  private final List<Row> rows;
  private final List<Row> near;

  /** What became of a rule. */
  private record Row(String rule, boolean matched, String reason, String condition) {
    String why() {
      boolean said = condition.isEmpty() || reason.contains(condition);
      return said ? reason : reason + "  [" + condition + "]";
    }
  }

  private ExplanationText(List<Row> rows, List<Row> near) {
    this.rows = rows;
    this.near = near;
  }

  static ExplanationText of(List<Explanation> explained) {
    return new ExplanationText(rows(explained), rows(Explainer.nearMisses(explained)));
  }

  /** Of what a node says. */
  static ExplanationText of(JsonObject explained) {
    List<Row> rows = new ArrayList<>();
    List<Row> near = new ArrayList<>();
    JsonArray misses = explained.getJsonArray("near_misses", new JsonArray());
    for (Object each : explained.getJsonArray("rules", new JsonArray())) {
      JsonObject rule = (JsonObject) each;
      Row row =
          new Row(
              rule.getString("rule_id"),
              rule.getBoolean("matched"),
              rule.getString("reason"),
              rule.getString("condition", ""));
      rows.add(row);
      if (misses.contains(row.rule())) {
        near.add(row);
      }
    }
    return new ExplanationText(rows, near);
  }

  private static List<Row> rows(List<Explanation> explained) {
    return explained.stream()
        .map(e -> new Row(e.ruleId(), e.matched(), e.reason(), e.condition()))
        .toList();
  }

  /** Prints all, and the near misses again where many rules were asked for. */
  void print(Terminal terminal, boolean many) {
    Table table = new Table("RULE", "", "WHY");
    rows.forEach(row -> table.row(row.rule(), row.matched() ? "yes" : "no", row.why()));
    table.print(terminal);
    if (!near.isEmpty() && many) {
      terminal.print("");
      terminal.print("missed by one condition, the nearest first:");
      near.stream()
          .limit(NEAR_MAX)
          .forEach(row -> terminal.print("  " + row.rule() + ": " + row.reason()));
    }
  }
}
