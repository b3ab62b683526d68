package io.distric.dsl.testing;

import java.util.List;

/**
 * What tests have tried. A condition is a comparison, however it is joined with others; each is to
 * be seen true and not true at its rule's turn.
 *
 * @param rules enabled rules
 * @param rulesMatched those that some message matched
 * @param outcomes two for each condition
 * @param outcomesSeen those that some message brought about
 * @param gaps what is left, one line each
 */
public record Coverage(
    int rules, int rulesMatched, int outcomes, int outcomesSeen, List<Gap> gaps) {

  /** Copies the list. */
  public Coverage {
    gaps = List.copyOf(gaps);
  }

  /**
   * Something that no test tries.
   *
   * @param rule in which rule
   * @param sentence what was never seen
   */
  public record Gap(String rule, String sentence) {}

  /** Share of the rules that matched, 0 to 100, rounded down; 100 where there are none. */
  public int rulePercent() {
    return percent(rulesMatched, rules);
  }

  /** Share of the outcomes that were seen, 0 to 100, rounded down; 100 where there are none. */
  public int conditionPercent() {
    return percent(outcomesSeen, outcomes);
  }

  private static int percent(int part, int whole) {
    return whole == 0 ? 100 : (int) (100L * part / whole);
  }
}
