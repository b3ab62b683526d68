package io.distric.dsl.check;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks one model after another and says of each what {@link Checker} says. A rule that was fine
 * in the model before is not looked at again as long as what rules share stays the same, and the
 * rules that set fields. Any thread.
 */
public final class RepeatedChecker {

  private final Dialects dialects;

  /** The last model that could be applied, and of which no rule had anything wrong. */
  private volatile @Nullable Sound sound;

  private record Sound(Model model, List<Rule> setters) {}

  /** A checker of rules that may use some dialects. */
  public RepeatedChecker(Dialects dialects) {
    this.dialects = dialects;
  }

  /** Checks a model; the faults of each part are given the file in which it stands. */
  public List<Diagnostic> check(Model model, Sources sources) {
    Sound known = sound;
    Fresh fresh =
        known != null && sharesAll(known.model(), model)
            ? Fresh.since(known.model().rules(), known.setters(), model.rules())
            : Fresh.all(model);
    Checker.Checked checked = Checker.check(model, fresh, sources, dialects);
    boolean right =
        checked.diagnostics().stream().noneMatch(found -> found.severity() == Severity.ERROR);
    if (checked.sound() && right) {
      sound = new Sound(model, fresh.setters());
    }
    return checked.diagnostics();
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
