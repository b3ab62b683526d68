package io.distric.dsl.read;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Maps a node to a rule. */
final class RuleReader {

  static final Set<String> KEYS =
      Keys.of(
          "id",
          "rule_id",
          "title",
          "on",
          "priority",
          "enabled",
          "shadow",
          "tags",
          "let",
          "when",
          "conditions",
          "all",
          "any",
          "not",
          "except",
          "set",
          "remove",
          "actions",
          "version",
          "created_at",
          "updated_at",
          "origin");

  private static final List<String> CONDITIONS = List.of("when", "conditions", "all", "any", "not");
  private static final Set<String> EXCEPT = Keys.of("reason", "when");

  private final Reading reading;
  private final ParameterReader parameters;
  private final ConditionReader conditions;
  private final EffectReader effects;

  RuleReader(
      Reading reading,
      ParameterReader parameters,
      ConditionReader conditions,
      EffectReader effects) {
    this.reading = reading;
    this.parameters = parameters;
    this.conditions = conditions;
    this.effects = effects;
  }

  Optional<Rule> rule(Node node) {
    return Section.of(node, "a rule", KEYS, reading).map(this::rule);
  }

  private Rule rule(Section section) {
    return new Rule(
        Ids.id(section, "rule_id", "the rule", reading),
        section.get("title").map(n -> reading.text(n, "title")).orElse(""),
        section.get("on").map(n -> reading.text(n, "on")),
        section
            .get("priority")
            .map(n -> reading.integer(n, "priority", Integer.MIN_VALUE, Integer.MAX_VALUE))
            .orElse(0),
        section.get("enabled").map(n -> reading.bool(n, "enabled")).orElse(true),
        section.get("shadow").map(n -> reading.bool(n, "shadow")).orElse(false),
        section.get("tags").map(n -> reading.texts(n, "tags")).orElse(List.of()),
        section.get("let").map(this::lets).orElse(List.of()),
        when(section),
        section.get("except").map(this::excepts).orElse(List.of()),
        effects(section),
        section.node().span());
  }

  private Optional<Expr> when(Section section) {
    Optional<String> key = section.oneOf(CONDITIONS, "the rule", reading);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    Node node = section.get(key.get()).orElseThrow();
    return switch (key.get()) {
      case "when" -> Optional.of(conditions.condition(node));
      case "conditions" -> conjunction(node);
      default ->
          Optional.of(
              conditions.condition(
                  new Node.Fields(
                      List.of(new Node.Member(key.get(), node.span(), node)),
                      node.span(),
                      section.node().pointer())));
    };
  }

  /** An empty list of conditions asks for nothing, as does none. */
  private Optional<Expr> conjunction(Node node) {
    if (node instanceof Node.Items items) {
      return items.elements().isEmpty()
          ? Optional.empty()
          : Optional.of(conditions.condition(items));
    }
    reading.wrongShape(node, "conditions", "a list");
    return Optional.empty();
  }

  /** In a let a text is an expression: a constant text has its own quotes. */
  private List<Expr.Entry> lets(Node node) {
    if (!(node instanceof Node.Fields fields)) {
      reading.wrongShape(node, "let", "a map of names and expressions");
      return List.of();
    }
    List<Expr.Entry> lets = new ArrayList<>();
    for (Node.Member member : fields.members()) {
      if (reading.isComment(member)) {
        continue;
      }
      Node value = member.value();
      boolean text = value instanceof Node.Scalar s && s.value() instanceof Value.Text;
      Expr expr = text ? parameters.expression(value) : parameters.value(value);
      lets.add(new Expr.Entry(member.key(), expr));
    }
    return lets;
  }

  private List<Rule.Except> excepts(Node node) {
    List<Node> nodes = node instanceof Node.Items items ? items.elements() : List.of(node);
    List<Rule.Except> excepts = new ArrayList<>();
    for (Node element : nodes) {
      Optional<Section> found = Section.of(element, "an exception", EXCEPT, reading);
      if (found.isEmpty()) {
        continue;
      }
      Section section = found.get();
      Optional<Node> when = section.require("when", "the exception", reading);
      if (when.isPresent()) {
        String reason = section.get("reason").map(n -> reading.text(n, "reason")).orElse("");
        excepts.add(new Rule.Except(reason, conditions.condition(when.get()), element.span()));
      }
    }
    return excepts;
  }

  /** What is set and removed beside the actions comes before them, in the order written. */
  private List<Effect> effects(Section section) {
    List<Effect> all = new ArrayList<>();
    for (Node.Member member : section.node().members()) {
      switch (member.key()) {
        case "set" -> all.addAll(effects.set(member.value()));
        case "remove" -> all.addAll(effects.remove(member.value()));
        default -> {}
      }
    }
    section.get("actions").ifPresent(n -> all.addAll(effects.actions(n)));
    if (all.isEmpty() && section.get("actions").isEmpty()) {
      reading.warning(
          DiagnosticCode.NO_EFFECT,
          section.node(),
          "the rule does nothing when it matches",
          "add actions:, set: or remove:");
    }
    return all;
  }
}
