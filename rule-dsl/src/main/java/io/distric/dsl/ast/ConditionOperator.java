package io.distric.dsl.ast;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The operators of conditions in YAML and JSON. Each is an operator of the language. */
public enum ConditionOperator {
  /** {@code ==}. */
  EQUALS(Expr.BinaryOperator.EQUAL),
  /** {@code !=}. */
  NOT_EQUALS(Expr.BinaryOperator.NOT_EQUAL),
  /** {@code >}. */
  GREATER_THAN(Expr.BinaryOperator.GREATER),
  /** {@code >=}. */
  GREATER_OR_EQUAL(Expr.BinaryOperator.GREATER_OR_EQUAL),
  /** {@code <}. */
  LESS_THAN(Expr.BinaryOperator.LESS),
  /** {@code <=}. */
  LESS_OR_EQUAL(Expr.BinaryOperator.LESS_OR_EQUAL),
  /** {@code in low..high}; its value is a list of two. */
  BETWEEN,
  /** {@code in}. */
  IN(Expr.BinaryOperator.IN),
  /** {@code not in}. */
  NOT_IN(Expr.BinaryOperator.NOT_IN),
  /** {@code contains}. */
  CONTAINS(Expr.BinaryOperator.CONTAINS),
  /** {@code starts_with}. */
  STARTS_WITH(Expr.BinaryOperator.STARTS_WITH),
  /** {@code ends_with}. */
  ENDS_WITH(Expr.BinaryOperator.ENDS_WITH),
  /** {@code matches}. */
  MATCHES(Expr.BinaryOperator.MATCHES),
  /** {@code is present}; has no value. */
  EXISTS(Expr.Presence.PRESENT),
  /** {@code is missing}; has no value. */
  MISSING(Expr.Presence.MISSING),
  /** {@code is null}; has no value. */
  IS_NULL(Expr.Presence.NULL);

  private static final Map<String, ConditionOperator> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(ConditionOperator::word, o -> o));

  private final Optional<Expr.BinaryOperator> binary;
  private final Optional<Expr.Presence> presence;

  ConditionOperator(Expr.BinaryOperator binary) {
    this.binary = Optional.of(binary);
    this.presence = Optional.empty();
  }

  ConditionOperator(Expr.Presence presence) {
    this.binary = Optional.empty();
    this.presence = Optional.of(presence);
  }

  ConditionOperator() {
    this.binary = Optional.empty();
    this.presence = Optional.empty();
  }

  /** The operator of a word. */
  public static Optional<ConditionOperator> ofWord(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /** The operator that has the meaning of a binary one. */
  public static Optional<ConditionOperator> of(Expr.BinaryOperator operator) {
    return Arrays.stream(values())
        .filter(o -> o.binary.isPresent() && o.binary.get() == operator)
        .findFirst();
  }

  /** The operator that tests for a presence. */
  public static ConditionOperator of(Expr.Presence presence) {
    return switch (presence) {
      case MISSING -> MISSING;
      case PRESENT -> EXISTS;
      case NULL -> IS_NULL;
    };
  }

  /** All words, in the order of the reference. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ConditionOperator::word).toList();
  }

  /** How it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The binary operator that it is; empty for {@link #BETWEEN} and for tests of presence. */
  public Optional<Expr.BinaryOperator> binary() {
    return binary;
  }

  /** What it tests the presence of; empty for those with a value. */
  public Optional<Expr.Presence> presence() {
    return presence;
  }
}
