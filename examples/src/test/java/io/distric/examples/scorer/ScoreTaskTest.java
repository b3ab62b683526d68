package io.distric.examples.scorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.task.api.TaskContext;
import io.distric.task.api.TaskOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScoreTaskTest {

  @Test
  void shouldBlockLargePaymentsOfNewCustomers() {
    assertEquals(
        TaskOutcome.completed(Map.of("score", 95, "verdict", "block")),
        new ScoreTask().execute(new Attempt(input(3000, 5))));
  }

  @Test
  void shouldLetSmallPaymentsPass() {
    assertEquals(
        TaskOutcome.completed(Map.of("score", 2, "verdict", "pass")),
        new ScoreTask().execute(new Attempt(input(100, 400))));
  }

  @Test
  void shouldSayWhatItNeeds() {
    TaskOutcome outcome = new ScoreTask().execute(new Attempt(Map.of()));
    assertEquals(TaskOutcome.rejected("bad_input", "ml.score needs an amount"), outcome);
    assertEquals(List.of(), new ScoreTask().validate(Map.of("limit", BigDecimal.TEN)));
    assertEquals(1, new ScoreTask().validate(Map.of("limit", "high")).size());
  }

  private static Map<String, Object> input(int amount, int ageDays) {
    return Map.of("amount", BigDecimal.valueOf(amount), "age_days", BigDecimal.valueOf(ageDays));
  }

  private record Attempt(Map<String, Object> input) implements TaskContext {
    @Override
    public String taskId() {
      return "t1";
    }

    @Override
    public String instanceId() {
      return "i1";
    }

    @Override
    public String stepId() {
      return "score";
    }

    @Override
    public int attempt() {
      return 1;
    }

    @Override
    public String idempotencyKey() {
      return "t1";
    }

    @Override
    public Instant deadline() {
      return Instant.MAX;
    }
  }
}
