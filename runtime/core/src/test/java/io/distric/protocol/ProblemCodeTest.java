package io.distric.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProblemCodeTest {

  @Test
  void shouldGiveEveryProblemACodeOfItsOwn() {
    // given
    Set<String> codes = new HashSet<>();

    // then
    for (ProblemCode code : ProblemCode.values()) {
      assertTrue(codes.add(code.code()), code.code());
      assertTrue(code.code().matches("DC-\\d{4}"), code.code());
      assertTrue(code.status() >= 400 && code.status() < 600, code.code());
      assertTrue(code.help().endsWith("."), code.code());
    }
  }

  @Test
  void shouldFindACodeHoweverItIsSpelled() {
    assertEquals(ProblemCode.KEY_REUSED, ProblemCode.find("dc-1009").orElseThrow());
    assertEquals(ProblemCode.KEY_REUSED, ProblemCode.find("1009").orElseThrow());
    assertTrue(ProblemCode.find("DC-0000").isEmpty());
  }

  @Test
  void shouldMakeProblemsOfItsKind() {
    // when
    Problem problem = ProblemCode.OUTCOME_UNKNOWN.unknown("the leader was lost", 1);

    // then
    assertEquals(503, problem.status());
    assertEquals("DC-1010", problem.code());
    assertTrue(problem.outcomeUnknown());
    assertEquals("/a", ProblemCode.BAD_ENVELOPE.at("x", "/a").pointer());
    assertEquals(2, ProblemCode.OVERLOADED.retry("x", 2).retryAfterSeconds());
    assertEquals("x", ProblemCode.BAD_ID.problem("x").detail());
  }
}
