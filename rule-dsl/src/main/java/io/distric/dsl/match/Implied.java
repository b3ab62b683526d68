package io.distric.dsl.match;

import io.distric.dsl.ast.Expr.Presence;
import io.distric.dsl.match.Literal.Test;
import io.distric.dsl.value.TextFactors;

/** What has to be true if a test is, and can be looked up where many rules ask for much. */
final class Implied {

  /** What is true of whatever is there. */
  static final Test ANYTHING = new Test.Is(Presence.PRESENT);

  private Implied() {}

  /**
   * The test itself, or what it implies of how a text begins, how it ends or what it has in it. A
   * pattern may imply no more than that something is there.
   */
  static Test by(Test test) {
    return switch (test) {
      case Test.Begins(var head) -> head.isEmpty() ? ANYTHING : test;
      case Test.Ends(var tail) -> tail.isEmpty() ? ANYTHING : test;
      case Test.Contains(var part) ->
          part.isEmpty() || part.length() > PartFinder.PART_MAX ? ANYTHING : test;
      case Test.Found(_, var factors) -> factors.map(Implied::by).orElse(ANYTHING);
      case Test.Equal _, Test.In _, Test.Range _, Test.OneOf _, Test.Is _ -> test;
    };
  }

  private static Test by(TextFactors factors) {
    String first = factors.texts().getFirst();
    if (factors.texts().size() > 1) {
      return new Test.OneOf(factors);
    }
    return switch (factors.where()) {
      case START -> new Test.Begins(first);
      case END -> new Test.Ends(first);
      case ANYWHERE -> new Test.Contains(first);
    };
  }
}
