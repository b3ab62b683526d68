package io.distric.dsl.check;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks one model after another and says of each what {@link Checker} says. A rule that could be
 * applied in the model before, the same object, is not looked at again as long as what rules share
 * stays the same, and the rules that set fields; but where it stands in a file at hand, and may
 * have a warning, which has to be told again. Any thread.
 */
public final class RepeatedChecker {

  private final Dialects dialects;

  /** The last model that could be applied. */
  private volatile @Nullable Known known;

  /**
   * What is known of a model that could be applied.
   *
   * @param setters its rules that set a field
   * @param quiet whether there is nothing to warn of in any rule
   */
  private record Known(Model model, List<Rule> setters, boolean quiet) {}

  /** A checker of rules that may use some dialects. */
  public RepeatedChecker(Dialects dialects) {
    this.dialects = dialects;
  }

  /**
   * Checks a model; the faults of each part are given the file in which it stands.
   *
   * @param atHand ids of all rules for which the sources have a file
   */
  public List<Diagnostic> check(Model model, Sources sources, Set<String> atHand) {
    Known last = known;
    Known before = last != null && sharesAll(last.model, model) ? last : null;
    Fresh fresh = before == null ? Fresh.all(model) : since(before, model.rules(), atHand);
    List<Diagnostic> found = Checker.check(model, fresh, sources, dialects);
    if (found.stream().noneMatch(fault -> fault.severity() == Severity.ERROR)) {
      boolean all = fresh.rules().size() == model.rules().size();
      boolean quiet = all || before != null && before.quiet;
      known = new Known(model, fresh.setters(), quiet && isQuiet(fresh, found, atHand));
    }
    return found;
  }

  private static Fresh since(Known before, List<Rule> rules, Set<String> atHand) {
    Fresh fresh = Fresh.since(before.model.rules(), before.setters, rules);
    return before.quiet ? fresh : fresh.with(atHand, rules);
  }

  /** Of what stands in no file nothing but errors is told. */
  private static boolean isQuiet(Fresh fresh, List<Diagnostic> found, Set<String> atHand) {
    return found.isEmpty() && fresh.rules().stream().allMatch(rule -> atHand.contains(rule.id()));
  }

  private static boolean sharesAll(Model one, Model other) {
    return one.schemas().equals(other.schemas())
        && one.constants().equals(other.constants())
        && one.lists().equals(other.lists())
        && one.tables().equals(other.tables())
        && one.macros().equals(other.macros())
        && one.workflows().equals(other.workflows());
  }
}
