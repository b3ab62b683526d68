package io.distric.dsl.testing;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Test;
import io.distric.dsl.explain.Explainer;
import io.distric.dsl.explain.Explanation;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a rule matched or did not, for people. Confined to one thread. */
final class Reasons {

  private final Model model;
  private final Matcher matcher;
  private final Dialects dialects;
  private @Nullable Explainer explainer;

  Reasons(Model model, Matcher matcher, Dialects dialects) {
    this.dialects = dialects;
    this.model = model;
    this.matcher = matcher;
  }

  /** Why a rule did what it did with a message. */
  List<String> why(String rule, Observation one, long now) {
    Explainer made = explainer == null ? new Explainer(model, matcher, dialects) : explainer;
    explainer = made;
    return explained(made, rule, one.message(), one, now);
  }

  /** Why a condition of a test is not true. */
  List<String> ofProbe(Probes probes, Test.Expectation.Holds holds, Observation one, long now) {
    Explainer explainer = new Explainer(probes.model(), probes.matcher(), dialects);
    return explained(explainer, probes.id(holds), one.after(), one, now);
  }

  private static List<String> explained(
      Explainer explainer, String rule, byte[] message, Observation one, long now) {
    if (!explainer.contains(rule)) {
      return List.of("there is no rule '" + rule + "'");
    }
    try {
      Explanation found = explainer.one(rule, message, now, one.type().orElse(null));
      List<String> lines = new ArrayList<>();
      lines.add(found.reason());
      found.values().forEach(seen -> lines.add(seen.name() + " is " + Judge.shown(seen.value())));
      return lines;
    } catch (MalformedMessage e) {
      throw new IllegalStateException("a message that was read once can be read again", e);
    }
  }
}
