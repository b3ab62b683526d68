package io.distric.dsl.read;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.grammar.DistricParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns the tree of a rule into the rule. */
final class RuleBuilder {

  private final LanguageParts parts;
  private final ExpressionBuilder expressions;

  RuleBuilder(LanguageParts parts) {
    this.parts = parts;
    this.expressions = parts.expressions();
  }

  Rule rule(DistricParser.Rule_Context tree, CommentPlaces places) {
    Clauses clauses = new Clauses(places);
    String id = parts.id(tree.id(), "a rule");
    tree.ruleClause().forEach(clauses::add);
    parts.faults().next();
    return new Rule(
        id,
        parts.title(tree.plainText()),
        clauses.on,
        clauses.priority,
        clauses.enabled,
        clauses.shadow,
        clauses.tags,
        clauses.lets,
        clauses.when,
        clauses.excepts,
        clauses.effects,
        places.comments(),
        parts.span(tree));
  }

  /** The clauses of one rule as they are gathered. */
  private final class Clauses {

    private final CommentPlaces places;
    private final Set<String> seen = new HashSet<>();
    private Optional<String> on = Optional.empty();
    private int priority;
    private boolean enabled = true;
    private boolean shadow;
    private List<String> tags = List.of();
    private final List<Expr.Entry> lets = new ArrayList<>();
    private Optional<Expr> when = Optional.empty();
    private final List<Rule.Except> excepts = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();

    Clauses(CommentPlaces places) {
      this.places = places;
    }

    void add(DistricParser.RuleClauseContext tree) {
      parts.faults().next();
      switch (tree) {
        case DistricParser.RuleOnContext it -> {
          once("on", it);
          on = Optional.of(parts.name(it.id()));
        }
        case DistricParser.RulePriorityContext it -> {
          once("priority", it);
          priority = whole(it.expr());
        }
        case DistricParser.RuleTagsContext it -> {
          once("tags", it);
          tags = parts.reading().texts(parts.constant(it.expr()), "tags");
        }
        case DistricParser.RuleEnabledContext it -> {
          once("enabled", it);
          enabled = parts.reading().bool(parts.constant(it.expr()), "enabled");
        }
        case DistricParser.RuleShadowContext it -> {
          once("shadow", it);
          shadow = parts.reading().bool(parts.constant(it.expr()), "shadow");
        }
        case DistricParser.RuleLetContext it -> let(it);
        case DistricParser.RuleWhenContext it -> {
          once("when", it);
          when = Optional.of(expressions.expr(it.expr()));
        }
        case DistricParser.RuleExceptContext it -> except(it);
        default -> effect(tree);
      }
    }

    private int whole(DistricParser.ExprContext tree) {
      return parts
          .reading()
          .integer(parts.constant(tree), "priority", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private void let(DistricParser.RuleLetContext tree) {
      String name = parts.name(tree.id());
      once("let/" + name, tree);
      lets.add(new Expr.Entry(name, expressions.expr(tree.expr())));
    }

    private void except(DistricParser.RuleExceptContext tree) {
      places.clause("except/" + excepts.size(), tree);
      String reason = parts.title(tree.plainText());
      excepts.add(new Rule.Except(reason, expressions.expr(tree.expr()), parts.span(tree)));
    }

    private void effect(DistricParser.RuleClauseContext tree) {
      places.clause("actions/" + effects.size(), tree);
      effects.add(RuleBuilder.this.effect(tree));
    }

    private void once(String clause, DistricParser.RuleClauseContext tree) {
      places.clause(clause, tree);
      if (seen.add(clause)) {
        return;
      }
      boolean condition = clause.equals("when");
      parts
          .faults()
          .report(
              DiagnosticCode.DUPLICATE_KEY,
              tree.getStart(),
              "the rule has '" + clause.replace('/', ' ') + "' already",
              condition ? "join the two conditions with and" : "keep one of them");
    }
  }

  private Effect effect(DistricParser.RuleClauseContext tree) {
    return switch (tree) {
      case DistricParser.RuleSetContext it ->
          new Effect.SetField(target(it.path()), expressions.expr(it.expr()), parts.span(it));
      case DistricParser.RuleRemoveContext it ->
          new Effect.RemoveField(target(it.path()), parts.span(it));
      case DistricParser.RuleRunContext it ->
          new Effect.Run(
              parts.name(it.qualified()),
              parts.entries(it.map()),
              parts.options(it.with(), "run", Keys.OPTIONS),
              parts.span(it));
      case DistricParser.RuleEmitContext it ->
          new Effect.Emit(parts.text(it.plainText()), parts.entries(it.map()), parts.span(it));
      case DistricParser.RuleStopContext it -> new Effect.Stop(parts.span(it));
      default -> throw new IllegalStateException("no such clause: " + tree.getText());
    };
  }

  private Expr.Path target(DistricParser.PathContext tree) {
    Expr.Path path = expressions.path(tree);
    boolean names = path.segments().stream().allMatch(s -> s instanceof Expr.Segment.Name);
    if (!names) {
      badTarget(
          tree,
          "an element of a list cannot be set or removed",
          "name a field, as in user.country");
    } else if (Effect.target(path).isEmpty()) {
      badTarget(
          tree,
          "msg is the whole message, which cannot be set or removed",
          "name a field, as in msg.country");
    }
    return path;
  }

  private void badTarget(DistricParser.PathContext tree, String message, String hint) {
    parts
        .faults()
        .report(DiagnosticCode.BAD_TARGET, tree.getStart(), tree.getStop(), message, hint);
  }
}
