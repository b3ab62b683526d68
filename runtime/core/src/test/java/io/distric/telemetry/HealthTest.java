package io.distric.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.telemetry.Health.Result;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HealthTest {

  private final Health health = new Health();

  @Test
  void shouldBeUpWhenEveryCheckIs() {
    // given
    health.register("b", Result::ok);
    health.register("a", () -> Result.ok("3 rules"));

    // when
    Health.Report report = health.report();

    // then
    assertTrue(report.up());
    assertEquals("a", report.checks().getFirst().name());
  }

  @Test
  void shouldBeDownWhenACheckThrows() {
    // given
    health.register("a", Result::ok);
    health.register(
        "b",
        () -> {
          throw new IllegalStateException("no log");
        });

    // when
    Health.Report report = health.report();

    // then
    assertFalse(report.up());
    assertTrue(report.checks().getLast().result().detail().contains("no log"));
  }

  @Test
  void shouldForgetARemovedCheck() {
    // given
    health.register("a", () -> Result.down("starting"));

    // when
    health.remove("a");

    // then
    assertTrue(health.report().up());
  }

  @Test
  void shouldNameEveryMeterOnce() throws IllegalAccessException {
    // given
    Set<Object> names = new HashSet<>();

    // then
    for (Field field : Metrics.class.getFields()) {
      assertTrue(names.add(field.get(null)), field.getName());
    }
  }
}
