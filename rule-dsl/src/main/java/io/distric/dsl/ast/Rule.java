package io.distric.dsl.ast;

import io.distric.dsl.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A rule.
 *
 * @param id unique in a catalog, of any form
 * @param title for people, may be empty
 * @param on schema of the messages that it sees; empty: all messages
 * @param priority higher is earlier; ties go by id in byte order
 * @param enabled a disabled rule is kept and never matches
 * @param shadow evaluated and reported, without effect
 * @param tags for people
 * @param lets names for parts of expressions, each sees those before it
 * @param when the condition; empty: always
 * @param excepts a rule does not match where one of these holds
 * @param effects in order
 * @param comments kept
 * @param span where
 */
public record Rule(
    String id,
    String title,
    Optional<String> on,
    int priority,
    boolean enabled,
    boolean shadow,
    List<String> tags,
    List<Expr.Entry> lets,
    Optional<Expr> when,
    List<Except> excepts,
    List<Effect> effects,
    Comments comments,
    Span span) {

  /** The total order: higher priority first, then ids by their bytes. */
  public static final Comparator<Rule> ORDER =
      Comparator.comparingInt(Rule::priority)
          .reversed()
          .thenComparing(
              rule -> rule.id().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  /** Copies the lists. */
  public Rule {
    tags = List.copyOf(tags);
    lets = List.copyOf(lets);
    excepts = List.copyOf(excepts);
    effects = List.copyOf(effects);
  }

  /** A rule without comments. */
  public Rule(
      String id,
      String title,
      Optional<String> on,
      int priority,
      boolean enabled,
      boolean shadow,
      List<String> tags,
      List<Expr.Entry> lets,
      Optional<Expr> when,
      List<Except> excepts,
      List<Effect> effects,
      Span span) {
    this(
        id,
        title,
        on,
        priority,
        enabled,
        shadow,
        tags,
        lets,
        when,
        excepts,
        effects,
        Comments.NONE,
        span);
  }

  /** The same with other lets. */
  public Rule withLets(List<Expr.Entry> others) {
    return new Rule(
        id, title, on, priority, enabled, shadow, tags, others, when, excepts, effects, comments,
        span);
  }

  /** The same with comments. */
  public Rule withComments(Comments others) {
    return new Rule(
        id, title, on, priority, enabled, shadow, tags, lets, when, excepts, effects, others, span);
  }

  /**
   * {@code except "reason" condition}.
   *
   * @param reason for people, may be empty
   * @param when the condition
   * @param span where
   */
  public record Except(String reason, Expr when, Span span) {}
}
