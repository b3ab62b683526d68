package io.distric.examples.scorer;

import io.distric.task.api.TaskContext;
import io.distric.task.api.TaskOutcome;
import io.distric.task.api.TaskPlugin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * {@code ml.score { amount, age_days, limit }}: how likely a payment is fraud, from 0 to 100, by a
 * formula that stands in for a model. Its output is {@code { score, verdict }}.
 */
public final class ScoreTask implements TaskPlugin {

  private static final BigDecimal LIMIT = BigDecimal.valueOf(70);

  @Override
  public String name() {
    return "ml.score";
  }

  @Override
  public List<String> validate(Map<String, Object> constants) {
    Object limit = constants.get("limit");
    return limit == null || limit instanceof BigDecimal
        ? List.of()
        : List.of("limit is a number, not '" + limit + "'");
  }

  @Override
  public TaskOutcome execute(TaskContext context) {
    if (!(context.input().get("amount") instanceof BigDecimal amount)) {
      return TaskOutcome.rejected("bad_input", "ml.score needs an amount");
    }
    BigDecimal age = number(context, "age_days", BigDecimal.valueOf(365));
    BigDecimal limit = number(context, "limit", LIMIT);
    int score = score(amount.intValue(), age.intValue());
    boolean block = BigDecimal.valueOf(score).compareTo(limit) >= 0;
    return TaskOutcome.completed(Map.of("score", score, "verdict", block ? "block" : "pass"));
  }

  private static int score(int amount, int age) {
    int byAmount = Math.min(60, amount / 50);
    int byAge = Math.max(0, 40 - age);
    return byAmount + byAge;
  }

  private static BigDecimal number(TaskContext context, String name, BigDecimal otherwise) {
    return context.input().get(name) instanceof BigDecimal value ? value : otherwise;
  }
}
