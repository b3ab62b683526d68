package io.distric.dsl.corpus;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/** What corpora draw by lot. */
record Draw(RandomGenerator random) {

  static final String HEX = "0123456789abcdef";

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** 0 is the most frequent. */
  int zipf(int size) {
    return (int) (Math.pow(size + 1, random.nextDouble()) - 1);
  }

  <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Digits of hexadecimal numbers, in lower case. */
  String hex(int length) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < length; i++) {
      hex.append(HEX.charAt(below(HEX.length())));
    }
    return hex.toString();
  }

  /** A number with places behind the point, below a bound. */
  BigDecimal number(int bound, int places) {
    return BigDecimal.valueOf((long) (random.nextDouble() * bound * Math.pow(10, places)), places);
  }

  /** A range that covers a share of the numbers below a bound. */
  Condition range(String field, int bound, int places, double share) {
    BigDecimal width = BigDecimal.valueOf((long) (share * bound * Math.pow(10, places)), places);
    return switch (below(4)) {
      case 0 -> test(field, "less_than", width);
      case 1 -> test(field, "greater_or_equal", BigDecimal.valueOf(bound).subtract(width));
      default -> {
        BigDecimal low = number(bound, places).multiply(BigDecimal.valueOf(1 - share));
        low = low.setScale(places, java.math.RoundingMode.DOWN);
        yield test(field, "between", low, low.add(width));
      }
    };
  }

  static Condition test(String field, String operator, Object... values) {
    return new Condition.Test(field, operator, List.of(values));
  }
}
