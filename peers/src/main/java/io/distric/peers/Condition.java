package io.distric.peers;

import java.util.List;
import java.util.Set;

/**
 * A condition without {@code not}: negations stand at the tests. A test on a field that is missing
 * does not hold, negated or not, which in that form is all that Kleene's logic asks for.
 */
sealed interface Condition {

  /** Adds the fields that it reads. */
  void fields(Set<String> into);

  /** All hold. */
  record All(List<Condition> parts) implements Condition {
    @Override
    public void fields(Set<String> into) {
      parts.forEach(part -> part.fields(into));
    }
  }

  /** One holds. */
  record Any(List<Condition> parts) implements Condition {
    @Override
    public void fields(Set<String> into) {
      parts.forEach(part -> part.fields(into));
    }
  }

  /**
   * A field against constants, which are texts, doubles and booleans.
   *
   * @param field its path, names joined by points
   * @param kind of test
   * @param values one; two for {@link Kind#BETWEEN}, any number for {@link Kind#IN}
   * @param negated whether it must not hold
   */
  record Test(String field, Kind kind, List<Object> values, boolean negated) implements Condition {

    /** The constant of a test that has one. */
    Object value() {
      return values.getFirst();
    }

    /** The path as one name. */
    String name() {
      return field.replace('.', '_');
    }

    @Override
    public void fields(Set<String> into) {
      into.add(field);
    }
  }

  /** Kinds of tests. */
  enum Kind {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    BETWEEN,
    IN,
    STARTS_WITH,
    ENDS_WITH,
    CONTAINS,
    MATCHES
  }
}
