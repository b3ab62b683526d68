package io.distric.dsl.value;

/** A test on two values, as an object: what {@code [*]} asks of each element. */
public enum ElementTest {
  /** {@code ==}. */
  EQUAL {
    @Override
    public int of(Value left, Value right) {
      return Comparison.equal(left, right);
    }
  },
  /** {@code <}. */
  LESS {
    @Override
    public int of(Value left, Value right) {
      return Comparison.less(left, right);
    }
  },
  /** {@code <=}. */
  LESS_OR_EQUAL {
    @Override
    public int of(Value left, Value right) {
      return Comparison.lessOrEqual(left, right);
    }
  },
  /** {@code >}. */
  GREATER {
    @Override
    public int of(Value left, Value right) {
      return Comparison.greater(left, right);
    }
  },
  /** {@code >=}. */
  GREATER_OR_EQUAL {
    @Override
    public int of(Value left, Value right) {
      return Comparison.greaterOrEqual(left, right);
    }
  },
  /** {@code in}. */
  IN {
    @Override
    public int of(Value left, Value right) {
      return Comparison.in(left, right);
    }
  },
  /** {@code contains}. */
  CONTAINS {
    @Override
    public int of(Value left, Value right) {
      return Comparison.contains(left, right);
    }
  },
  /** {@code starts with}. */
  STARTS_WITH {
    @Override
    public int of(Value left, Value right) {
      return Comparison.startsWith(left, right);
    }
  },
  /** {@code ends with}. */
  ENDS_WITH {
    @Override
    public int of(Value left, Value right) {
      return Comparison.endsWith(left, right);
    }
  },
  /** {@code matches}. */
  MATCHES {
    @Override
    public int of(Value left, Value right) {
      return Comparison.matches(left, right);
    }
  },
  /** {@code is missing}. */
  IS_MISSING {
    @Override
    public int of(Value left, Value right) {
      return Truth.of(left instanceof Value.Missing);
    }
  },
  /** {@code is present}. */
  IS_PRESENT {
    @Override
    public int of(Value left, Value right) {
      return Truth.of(!(left instanceof Value.Missing));
    }
  },
  /** {@code is null}. */
  IS_NULL {
    @Override
    public int of(Value left, Value right) {
      return Truth.of(left instanceof Value.Null);
    }
  };

  /** The truth of this test; the last three look at the left value only. */
  public abstract int of(Value left, Value right);

  /** Holds if it holds for one pair; false where a side is empty. */
  public int any(Value[] left, Value[] right) {
    int truth = Truth.FALSE;
    for (Value one : left) {
      for (Value other : right) {
        truth = Math.max(truth, of(one, other));
      }
    }
    return truth;
  }

  /** {@link Comparison#between} for one of the operands. */
  public static int anyBetween(Value[] operands, Value low, Value high) {
    int truth = Truth.FALSE;
    for (Value operand : operands) {
      truth = Math.max(truth, Comparison.between(operand, low, high));
    }
    return truth;
  }

  /** {@link Comparison#matches(Value, TextPattern)} for one of the operands. */
  public static int anyMatches(Value[] operands, TextPattern pattern) {
    int truth = Truth.FALSE;
    for (Value operand : operands) {
      truth = Math.max(truth, Comparison.matches(operand, pattern));
    }
    return truth;
  }
}
