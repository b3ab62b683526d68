package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.grammar.DistricParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands behind the head of a step, each at most once and in any order. */
record StepParts(
    List<String> after,
    Optional<Expr> condition,
    DistricParser.@Nullable WithContext with,
    Optional<DistricParser.StepUndoContext> undo) {

  /**
   * Sorts the parts.
   *
   * @param what for messages
   * @param allowed beside {@code after}
   */
  static StepParts of(
      List<DistricParser.StepPartContext> trees, String what, String allowed, LanguageParts parts) {
    List<String> after = new ArrayList<>();
    Optional<Expr> condition = Optional.empty();
    DistricParser.WithContext with = null;
    Optional<DistricParser.StepUndoContext> undo = Optional.empty();
    Set<String> seen = new HashSet<>();
    for (DistricParser.StepPartContext tree : trees) {
      String word = tree.getStart().getText();
      boolean fits = word.equals("after") || List.of(allowed.split(", ")).contains(word);
      if (!fits || !seen.add(word)) {
        refuse(tree, word, fits ? what + " has '" + word + "' already" : "", what, parts);
      }
      switch (tree) {
        case DistricParser.StepAfterContext it -> after.addAll(parts.names(it.id()));
        case DistricParser.StepIfContext it ->
            condition = Optional.of(parts.expressions().expr(it.expr()));
        case DistricParser.StepWithContext it -> with = it.with();
        case DistricParser.StepUndoContext it -> undo = Optional.of(it);
        default -> throw new IllegalStateException("no such part: " + tree.getText());
      }
    }
    return new StepParts(after, condition, with, undo);
  }

  private static void refuse(
      DistricParser.StepPartContext tree,
      String word,
      String twice,
      String what,
      LanguageParts parts) {
    parts
        .faults()
        .report(
            twice.isEmpty() ? DiagnosticCode.UNKNOWN_KEY : DiagnosticCode.DUPLICATE_KEY,
            tree.getStart(),
            twice.isEmpty() ? what + " has no '" + word + "'" : twice,
            twice.isEmpty() ? "take it out" : "keep one of them");
  }
}
