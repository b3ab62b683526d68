package io.distric.dsl.print;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.print.LanguageLines.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A rule in the language: one clause a line, in a fixed order. */
final class RuleText {

  private RuleText() {}

  static void print(Rule rule, LanguageLines lines) {
    lines.comments(rule.comments());
    lines.before("");
    lines.body(head("rule", rule.id(), rule.title()), () -> clauses(rule, lines));
  }

  /** A word, an id and perhaps a title. */
  static String head(String word, String id, String title) {
    return word + " " + Names.id(id) + (title.isEmpty() ? "" : " " + Texts.literal(title));
  }

  private static void clauses(Rule rule, LanguageLines lines) {
    lines.before("on");
    rule.on().ifPresent(on -> lines.line("on " + Names.id(on)));
    lines.before("priority");
    if (rule.priority() != 0 || lines.hasComment("priority")) {
      lines.line("priority " + rule.priority());
    }
    lines.before("enabled");
    if (!rule.enabled() || lines.hasComment("enabled")) {
      lines.line("enabled " + rule.enabled());
    }
    lines.before("shadow");
    if (rule.shadow() || lines.hasComment("shadow")) {
      lines.line("shadow " + rule.shadow());
    }
    lines.before("tags");
    if (!rule.tags().isEmpty()) {
      lines.line(
          rule.tags().stream()
              .map(Texts::literal)
              .collect(Collectors.joining(", ", "tags [", "]")));
    }
    for (Expr.Entry let : rule.lets()) {
      lines.before("let/" + let.key());
      expression("let " + Names.id(let.key()) + " =", let.value(), lines);
    }
    lines.before("when");
    rule.when().ifPresent(when -> expression("when", when, lines));
    for (int i = 0; i < rule.excepts().size(); i++) {
      lines.before("except/" + i);
      except(rule.excepts().get(i), lines);
    }
    for (int i = 0; i < rule.effects().size(); i++) {
      lines.before("actions/" + i);
      effect(rule.effects().get(i), lines);
    }
  }

  /** Long conjunctions and disjunctions are spread, an operand a line. */
  private static void expression(String head, Expr expr, LanguageLines lines) {
    List<Part> operands = new ArrayList<>();
    Expr rest = expr;
    boolean long_ = head.length() + ExpressionPrinter.print(expr).length() > 90;
    while (long_
        && rest instanceof Expr.Binary(Expr.BinaryOperator operator, Expr left, Expr right, _)
        && expr instanceof Expr.Binary whole
        && operator == whole.operator()
        && (operator == Expr.BinaryOperator.AND || operator == Expr.BinaryOperator.OR)) {
      operands.addFirst(
          Part.of(
              Level.word(operator)
                  + " "
                  + ExpressionPrinter.at(right, Level.of(operator).above())));
      rest = left;
    }
    String first =
        operands.isEmpty()
            ? ExpressionPrinter.print(rest)
            : ExpressionPrinter.at(rest, Level.of(expr));
    operands.addFirst(Part.of(first));
    lines.clause(head, operands);
  }

  /** In parentheses where a reason, or what follows one, would be read otherwise. */
  private static void except(Rule.Except except, LanguageLines lines) {
    String reason = except.reason();
    String condition = ExpressionPrinter.print(except.when());
    char start = condition.charAt(0);
    boolean unclear =
        reason.isEmpty() ? start == '"' || start == '\'' : start == '-' || start == '[';
    if (unclear) {
      condition = "(" + condition + ")";
    }
    lines.line("except " + (reason.isEmpty() ? "" : Texts.literal(reason) + " ") + condition);
  }

  private static void effect(Effect effect, LanguageLines lines) {
    switch (effect) {
      case Effect.SetField(Expr.Path path, Expr value, _) ->
          lines.line(
              "set " + ExpressionPrinter.path(path) + " = " + ExpressionPrinter.print(value));
      case Effect.RemoveField(Expr.Path path, _) ->
          lines.line("remove " + ExpressionPrinter.path(path));
      case Effect.Run run -> {
        List<Part> parts = new ArrayList<>();
        MapText.entries(run.params()).ifPresent(parts::add);
        MapText.with(run.options()).ifPresent(parts::add);
        lines.clause("run " + Names.qualified(run.workflow()), parts);
      }
      case Effect.Emit emit -> {
        Optional<Part> data = MapText.entries(emit.data());
        lines.clause("emit " + Texts.literal(emit.topic()), data.stream().toList());
      }
      case Effect.Stop _ -> lines.line("stop");
    }
  }
}
