package io.distric.dsl.mvel;

import java.util.List;

/** What a text of the dialect can say. There is no node for anything else. */
sealed interface MvelExpr {

  /**
   * A constant.
   *
   * @param value of the JDK, never null
   */
  record Constant(Object value) implements MvelExpr {}

  /** {@code null}; only to compare with. */
  enum Nothing implements MvelExpr {
    /** The only one. */
    NOTHING
  }

  /**
   * What a path leads to.
   *
   * @param input its number
   */
  record Input(int input) implements MvelExpr {}

  /** {@code !x}. */
  record Not(MvelExpr operand) implements MvelExpr {}

  /** {@code -x}. */
  record Negate(MvelExpr operand) implements MvelExpr {}

  /** {@code x == null}. */
  record IsNull(MvelExpr operand) implements MvelExpr {}

  /** Two operands. */
  record Binary(Operator operator, MvelExpr left, MvelExpr right) implements MvelExpr {}

  /** {@code a ? b : c}. */
  record Conditional(MvelExpr condition, MvelExpr then, MvelExpr otherwise) implements MvelExpr {}

  /** {@code [a, b]}. */
  record Items(List<MvelExpr> elements) implements MvelExpr {}

  /** {@code ['a' : b]}. */
  record Entries(List<String> keys, List<MvelExpr> values) implements MvelExpr {}

  /** {@code x.trim()}. */
  record Call(MvelMethod method, MvelExpr target, List<MvelExpr> arguments) implements MvelExpr {}

  /** Operators with two operands, weakest first in their groups. */
  enum Operator {
    /** {@code ||}. */
    OR,
    /** {@code &&}. */
    AND,
    /** {@code ==}. */
    EQUAL,
    /** {@code !=}. */
    NOT_EQUAL,
    /** {@code <}. */
    LESS,
    /** {@code <=}. */
    LESS_OR_EQUAL,
    /** {@code >}. */
    GREATER,
    /** {@code >=}. */
    GREATER_OR_EQUAL,
    /** {@code a contains b}. */
    CONTAINS,
    /** {@code a in b}. */
    IN,
    /** {@code a ~= 'pattern'}. */
    MATCHES,
    /** {@code +}. */
    ADD,
    /** {@code -}. */
    SUBTRACT,
    /** {@code *}. */
    MULTIPLY,
    /** {@code /}. */
    DIVIDE,
    /** {@code %}. */
    REMAINDER
  }
}
